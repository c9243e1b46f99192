package org.msift.examples.study;

import java.nio.file.Path;
import java.util.List;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.DataSets;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;

/** Scenes whose second source can be moved. */
public sealed interface StudyData {

  /** What they are, for the report; one line that tells them from others. */
  String description();

  /** What is learned and tested at one shift. */
  Parts parts(int shift, int seed);

  /** Whether every pixel has a class. */
  boolean isSegmentation();

  /** How training samples are varied. */
  Augmentation augmentation();

  /** Samples of a step. */
  int batch();

  /** Passes over the training part that are enough for the networks of the study. */
  int epochs();

  /** The largest learning rate. */
  double rate();

  /** Steps in which the rate rises. */
  int warmUp();

  /** Two parts of one kind, scaled. */
  record Parts(DataSet train, DataSet test) {}

  /**
   * Painted scenes of which neither source alone tells the four classes apart.
   *
   * @param task pixel: the ground at the centre of a patch; segment: objects on a background
   * @param train number of training samples
   * @param test number of test samples
   */
  record Generated(Task task, int train, int test) implements StudyData {

    private static final int TEST_SEED = 1_000;

    private int size() {
      return isSegmentation() ? 64 : 32;
    }

    @Override
    public String description() {
      return "generated scenes of %dx%d for %s, %d train, %d test"
          .formatted(size(), size(), task, train, test);
    }

    @Override
    public Parts parts(int shift, int seed) {
      return new Parts(draw(train, shift, seed), draw(test, shift, TEST_SEED + seed));
    }

    private DataSet draw(int samples, int shift, long seed) {
      ArrayDataSet drawn = new LookAlike(task, size(), samples, shift, seed).draw();
      List<Sample> scaled = drawn.samples().stream().map(Generated::scaled).toList();
      return new ArrayDataSet(drawn.task(), drawn.classes(), drawn.sourceShapes(), scaled);
    }

    private static Sample scaled(Sample sample) {
      float[][] sources = sample.sources().clone();
      for (int s = 0; s < sources.length; s++) {
        sources[s] = LookAlike.scaled(sources[s]);
      }
      return new Sample(sources, sample.label());
    }

    @Override
    public boolean isSegmentation() {
      return task == Task.SEGMENT;
    }

    @Override
    public Augmentation augmentation() {
      return new Augmentation(isSegmentation(), isSegmentation(), false, 0, List.of());
    }

    @Override
    public int batch() {
      return isSegmentation() ? 4 : 8;
    }

    @Override
    public int epochs() {
      return isSegmentation() ? 5 : 6;
    }

    /** At a fifth of it segmentation takes ten times as long to tell classes apart. */
    @Override
    public double rate() {
      return isSegmentation() ? 1e-2 : 2e-3;
    }

    @Override
    public int warmUp() {
      return isSegmentation() ? 40 : 0;
    }
  }

  /** The tiles of the set water12: optical and elevation, of which the elevation is moved. */
  record Water(SplitData data) implements StudyData {

    /**
     * Opens the set.
     *
     * @param folder where it is
     * @throws org.msift.tasks.data.descriptor.DataException if files are missing or damaged
     */
    static Water open(Path folder) {
      return new Water(
          DataSets.open(
              DescriptorFile.ready("water12").withSources(List.of("optical", "dem")), folder));
    }

    @Override
    public String description() {
      return "water12, optical and dem, "
          + data.train().size()
          + " train, "
          + data.test().size()
          + " test";
    }

    @Override
    public Parts parts(int shift, int seed) {
      return new Parts(
          new SourceShift(1, shift, seed).of(data.train()),
          new SourceShift(1, shift, -seed - 1L).of(data.test()));
    }

    @Override
    public boolean isSegmentation() {
      return true;
    }

    @Override
    public Augmentation augmentation() {
      return new Augmentation(true, true, true, 0, List.of());
    }

    @Override
    public int batch() {
      return 4;
    }

    @Override
    public int epochs() {
      return 12;
    }

    @Override
    public double rate() {
      return 1e-2;
    }

    @Override
    public int warmUp() {
      return 40;
    }
  }
}

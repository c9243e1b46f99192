package org.msift.examples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.training.RunFolderException;
import org.msift.core.training.StopSignal;
import org.msift.core.training.TrainingResult;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;

/** A job that is stopped in the middle and resumed ends as one that ran through. */
class TrainingJobTest {

  private static final ArrayDataSet TRAIN = new LookAlike(Task.IMAGE, 16, 16, 0, 1).draw();
  private static final TaskSettings SETTINGS =
      new TaskSettings(
          "tiny", Map.of("epochs", "3", "batch", "4", "dropout", "0.2", "horizontalFlip", "true"));

  @TempDir private Path folder;

  /** Asks to stop when a sample has been read so many times. */
  private record Stopping(ArrayDataSet data, StopSignal stop, List<Integer> reads, int most)
      implements DataSet {

    @Override
    public Task task() {
      return data.task();
    }

    @Override
    public List<ClassDescriptor> classes() {
      return data.classes();
    }

    @Override
    public List<SourceShape> sourceShapes() {
      return data.sourceShapes();
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public String id(int index) {
      return data.id(index);
    }

    @Override
    public float[] label(int index) {
      return data.label(index);
    }

    @Override
    public Sample sample(int index) {
      reads.add(index);
      if (reads.size() == most) {
        stop.request();
      }
      return data.sample(index);
    }
  }

  private static TrainingJob job(DataSet train) {
    StringBuilder classes = new StringBuilder();
    train.classes().forEach(one -> classes.append("{name: ").append(one.name()).append("}, "));
    DataDescriptor descriptor =
        DescriptorFile.parse(
            "test",
            "task: "
                + train.task().name().toLowerCase(Locale.ROOT)
                + "\nsources: [{name: optical, files: o}, {name: thermal, files: t}]\n"
                + "classes: ["
                + classes
                + "]\n");
    List<SourceScaling> scalings =
        List.of(
            new SourceScaling("optical", new double[3], new double[] {0.01, 0.01, 0.01}),
            new SourceScaling("thermal", new double[1], new double[] {0.01}));
    ArrayDataSet validation = new LookAlike(train.task(), 16, 8, 0, 2).draw();
    SplitData data = new SplitData(descriptor, train, validation, validation, scalings, List.of());
    return new TrainingJob(data, SETTINGS.network(data), SETTINGS.recipe(), List.of());
  }

  @Test
  void aSampleAloneIsRefusedWherePspPools() {
    ArrayDataSet five = new LookAlike(Task.SEGMENT, 16, 5, 0, 1).draw();
    Path run = folder.resolve("run");
    assertThatThrownBy(() -> job(five).run(run, false, new StopSignal()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 samples in batches of 4 leave one alone; set batch=5");
    assertThat(run).doesNotExist();
  }

  @Test
  void aStoppedJobGoesOnToTheSameModels() {
    Path straight = folder.resolve("straight");
    Path halved = folder.resolve("halved");
    TrainingResult whole = job(TRAIN).run(straight, false, new StopSignal());
    StopSignal stop = new StopSignal();
    List<Integer> reads = Collections.synchronizedList(new ArrayList<>());
    TrainingResult part = job(new Stopping(TRAIN, stop, reads, 24)).run(halved, false, stop);
    assertThat(part.stopped()).isTrue();
    assertThat(part.iterations()).isLessThan(whole.iterations());
    TrainingResult rest = job(TRAIN).run(halved, true, new StopSignal());
    assertThat(rest.stopped()).isFalse();
    for (String file : List.of("last.zip", "best.zip", "history.csv", "history.json")) {
      assertThat(halved.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
    }
  }

  @Test
  void otherDataAreNotResumedWith() {
    Path run = folder.resolve("run");
    StopSignal stop = new StopSignal();
    stop.request();
    assertThat(job(TRAIN).run(run, false, stop).iterations()).isZero();
    ArrayDataSet fewer =
        new ArrayDataSet(
            TRAIN.task(), TRAIN.classes(), TRAIN.sourceShapes(), TRAIN.samples().subList(0, 12));
    assertThatThrownBy(() -> job(fewer).run(run, true, new StopSignal()))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("dataHash");
  }
}

package org.msift.examples.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.msift.core.backend.Backend;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.model.NetworkSettings;

/**
 * Does attention between sources stand misalignment that fusion pixel by pixel does not? Trains
 * MsIFT and the baselines of about its size at several shifts of the second source, which is moved
 * in training and test alike, with several seeds.
 *
 * @param data the scenes
 * @param shifts largest shifts in pixels
 * @param seeds how many seeds, from 1
 * @param epochs of each training
 * @param folder where results go; a study that was stopped goes on from the trainings found there
 */
public record MisalignmentStudy(
    StudyData data, List<Integer> shifts, int seeds, int epochs, Path folder) {

  static final String TABLE = "misalignment.csv";

  /**
   * A study of painted scenes.
   *
   * @param task pixel or segment
   * @param shifts largest shifts in pixels
   * @param seeds how many seeds
   * @param folder where results go
   * @return the study, each training as long as these scenes need
   */
  public static MisalignmentStudy generated(
      Task task, List<Integer> shifts, int seeds, Path folder) {
    return of(new StudyData.Generated(task, 160, 80), shifts, seeds, folder);
  }

  /**
   * A study of the set water12.
   *
   * @param water where the set is
   * @param shifts largest shifts in pixels
   * @param seeds how many seeds
   * @param folder where results go
   * @return the study, each training as long as these scenes need
   * @throws org.msift.tasks.data.descriptor.DataException if files are missing or damaged
   */
  public static MisalignmentStudy water(Path water, List<Integer> shifts, int seeds, Path folder) {
    return of(StudyData.Water.open(water), shifts, seeds, folder);
  }

  private static MisalignmentStudy of(
      StudyData data, List<Integer> shifts, int seeds, Path folder) {
    return new MisalignmentStudy(data, shifts, seeds, data.epochs(), folder);
  }

  /**
   * The same study with longer or shorter trainings.
   *
   * @param number epochs of each training, at least 1
   * @return a new study
   */
  public MisalignmentStudy withEpochs(int number) {
    return new MisalignmentStudy(data, shifts, seeds, number, folder);
  }

  /**
   * Runs what is not done yet, then writes {@code misalignment.csv}, {@code .json}, {@code .png}
   * and {@code .html}.
   *
   * @param progress told each finished training in a line
   * @return the page
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if the folder holds a study with other settings
   */
  public Path run(Consumer<String> progress) throws IOException {
    Files.createDirectories(folder);
    Backend.logOnce();
    String settings = data.description() + "; " + epochs + " epochs";
    StudyTable<StudyCell> table = new StudyTable<>(folder.resolve(TABLE), settings, StudyCell.FORM);
    Map<StudyMethod, NetworkSettings> networks = networks();
    StudyProgress done = new StudyProgress(shifts.size() * seeds * StudyMethod.values().length);
    for (int seed = 1; seed <= seeds; seed++) {
      for (int shift : shifts) {
        runCells(table, networks, shift, seed, done, progress);
      }
    }
    List<StudyCell> wanted =
        table.cells().stream()
            .filter(cell -> shifts.contains(cell.shift()) && cell.seed() <= seeds)
            .toList();
    return new StudyReport(settings, data.isSegmentation(), wanted, networks).write(folder);
  }

  private Map<StudyMethod, NetworkSettings> networks() {
    StudyData.Parts parts = data.parts(0, 1);
    Map<StudyMethod, NetworkSettings> networks = new EnumMap<>(StudyMethod.class);
    for (StudyMethod method : StudyMethod.values()) {
      networks.put(method, EqualSizes.of(method, parts.train()));
    }
    return networks;
  }

  private void runCells(
      StudyTable<StudyCell> table,
      Map<StudyMethod, NetworkSettings> networks,
      int shift,
      int seed,
      StudyProgress done,
      Consumer<String> progress)
      throws IOException {
    for (StudyMethod method : StudyMethod.values()) {
      if (table.cells().stream().anyMatch(cell -> cell.isOf(method, shift, seed))) {
        done.skip();
        continue;
      }
      StudyData.Parts parts = data.parts(shift, seed);
      CellTraining training = new CellTraining(data, epochs, seed);
      StudyCell cell = training.run(method, networks.get(method), parts, shift);
      table.add(cell);
      progress.accept(done.after(cell.text(), cell.seconds()));
    }
  }
}

package org.msift.examples.study;

import java.util.Locale;

/** How far a study is; trainings done in an earlier run count as done once they are passed by. */
final class StudyProgress {

  private final int trainings;
  private int done;
  private int doneNow;
  private double seconds;

  StudyProgress(int trainings) {
    this.trainings = trainings;
  }

  /** Takes note of a training that an earlier run did. */
  void skip() {
    done++;
  }

  /** A line about a finished training, with the time that the others will take. */
  String after(StudyCell cell) {
    done++;
    doneNow++;
    seconds += cell.seconds();
    double left = (trainings - done) * seconds / doneNow;
    return String.format(
        Locale.ROOT,
        "%d of %d: %s, shift %d, seed %d: %.1f %% in %.0f s; about %.0f min left",
        done,
        trainings,
        cell.method().label(),
        cell.shift(),
        cell.seed(),
        100 * cell.score(),
        cell.seconds(),
        left / 60);
  }
}

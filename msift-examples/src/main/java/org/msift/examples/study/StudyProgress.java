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

  /**
   * A line about a finished training, with the time that the others will take.
   *
   * @param cell what was trained and what came of it
   * @param took seconds
   */
  String after(String cell, double took) {
    done++;
    doneNow++;
    seconds += took;
    double left = (trainings - done) * seconds / doneNow;
    return String.format(
        Locale.ROOT,
        "%d of %d: %s in %.0f s; about %.0f min left",
        done,
        trainings,
        cell,
        took,
        left / 60);
  }
}

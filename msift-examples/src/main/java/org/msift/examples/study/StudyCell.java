package org.msift.examples.study;

import java.util.Locale;

/**
 * One training of a study.
 *
 * @param method what was trained
 * @param shift the second source was moved by 0 to this many pixels along each axis
 * @param seed of data, parameters and order
 * @param score of the test part, 0..1: accuracy, or mean IoU for segmentation
 * @param parameters numbers that the network learned
 * @param seconds that training and test took
 */
record StudyCell(
    StudyMethod method, int shift, int seed, double score, long parameters, double seconds) {

  static final String HEADER = "method,shift,seed,score,parameters,seconds";

  static final StudyTable.Form<StudyCell> FORM =
      new StudyTable.Form<>(HEADER, StudyCell::line, StudyCell::parse);

  String line() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.6f,%d,%.1f",
        method.name(),
        shift,
        seed,
        score,
        parameters,
        seconds);
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static StudyCell parse(String line) {
    String[] fields = line.split(",");
    if (fields.length != 6) {
      throw new IllegalArgumentException("'" + line + "' has not the fields " + HEADER);
    }
    return new StudyCell(
        StudyMethod.valueOf(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Double.parseDouble(fields[3]),
        Long.parseLong(fields[4]),
        Double.parseDouble(fields[5]));
  }

  /** For a person to read. */
  String text() {
    return String.format(
        Locale.ROOT, "%s, shift %d, seed %d: %.1f %%", method.label(), shift, seed, 100 * score);
  }

  boolean isOf(StudyMethod otherMethod, int otherShift, int otherSeed) {
    return method == otherMethod && shift == otherShift && seed == otherSeed;
  }
}

package org.msift.tasks.data.descriptor;

/**
 * The scaling asked for.
 *
 * @param method which; none if absent
 * @param offset for {@code fixed}: what is subtracted; 0 if absent
 * @param scale for {@code fixed}: the factor after that; 1 if absent
 * @param low for {@code percentile}: the percentile that becomes 0, 0..100; 2 if absent
 * @param high for {@code percentile}: the one that becomes 1, above low; 98 if absent
 */
public record ScalingDescriptor(
    ScalingMethod method, Double offset, Double scale, Double low, Double high) {

  /** No scaling. */
  public static final ScalingDescriptor NONE = new ScalingDescriptor(null, null, null, null, null);

  /**
   * Fills in defaults.
   *
   * @param method which; none if absent
   * @param offset for {@code fixed}: what is subtracted; 0 if absent
   * @param scale for {@code fixed}: the factor after that; 1 if absent
   * @param low for {@code percentile}: the percentile that becomes 0, 0..100; 2 if absent
   * @param high for {@code percentile}: the one that becomes 1, above low; 98 if absent
   * @throws IllegalArgumentException if the percentiles are not 0 &lt;= low &lt; high &lt;= 100
   */
  public ScalingDescriptor {
    method = method == null ? ScalingMethod.NONE : method;
    offset = offset == null ? 0.0 : offset;
    scale = scale == null ? 1.0 : scale;
    low = low == null ? 2.0 : low;
    high = high == null ? 98.0 : high;
    if (!(low >= 0 && low < high && high <= 100)) {
      throw new IllegalArgumentException(
          "percentiles low " + low + " and high " + high + "; give 0 <= low < high <= 100");
    }
  }
}

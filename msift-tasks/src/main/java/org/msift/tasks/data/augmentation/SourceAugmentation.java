package org.msift.tasks.data.augmentation;

import java.util.SplittableRandom;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;

/**
 * What befalls one source alone; in scaled units.
 *
 * @param shift largest shift in pixels along each axis, edges repeated; 0 for none
 * @param brightness largest offset added to all values, of either sign
 * @param noise standard deviation of Gaussian noise
 * @param cutout side of a square set to 0 at a random place; 0 for none
 */
public record SourceAugmentation(int shift, double brightness, double noise, int cutout) {

  /** Nothing. */
  public static final SourceAugmentation NONE = new SourceAugmentation(0, 0, 0, 0);

  /**
   * Checks the numbers.
   *
   * @param shift largest shift in pixels along each axis, edges repeated; 0 for none
   * @param brightness largest offset added to all values, of either sign
   * @param noise standard deviation of Gaussian noise
   * @param cutout side of a square set to 0 at a random place; 0 for none
   * @throws DataException if one is negative or not finite
   */
  public SourceAugmentation {
    boolean finite = Double.isFinite(brightness) && Double.isFinite(noise);
    if (shift < 0 || cutout < 0 || !finite || brightness < 0 || noise < 0) {
      throw new DataException("shift, brightness, noise and cutout are not negative");
    }
  }

  float[] apply(float[] values, SourceShape shape, SplittableRandom random) {
    int down = random.nextInt(-shift, shift + 1);
    int right = random.nextInt(-shift, shift + 1);
    float[] result = shape.moved(values, down, right);
    float offset = (float) (brightness * (2 * random.nextDouble() - 1));
    for (int i = 0; i < result.length; i++) {
      result[i] += offset + (noise > 0 ? (float) (noise * gaussian(random)) : 0);
    }
    if (cutout > 0) {
      cut(result, shape, random.nextInt(shape.height()), random.nextInt(shape.width()));
    }
    return result;
  }

  private void cut(float[] values, SourceShape shape, int centreY, int centreX) {
    int half = cutout / 2;
    for (int y = Math.max(0, centreY - half);
        y < Math.min(shape.height(), centreY - half + cutout);
        y++) {
      int from = Math.max(0, centreX - half);
      int to = Math.min(shape.width(), centreX - half + cutout);
      java.util.Arrays.fill(
          values,
          (y * shape.width() + from) * shape.bands(),
          (y * shape.width() + to) * shape.bands(),
          0f);
    }
  }

  /** Box and Muller: SplittableRandom of Java 17 has its own, whose values may change with Java. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}

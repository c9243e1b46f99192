package org.msift.tasks.data.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;

/**
 * Draws scenes of two sensors, of which neither alone tells all classes. A class is two bits, a and
 * b: the optical source (3 bands) shows a as colour, the thermal source (1 band) shows b as warmth.
 * Both show where an object is, so that a shift hides no object, only which parts belong together.
 * Values are 0..255 with noise.
 *
 * @param task image: one object per sample; pixel: the ground at a patch's centre; segment: several
 *     objects on a background
 * @param size side of an image, at least 5
 * @param samples how many, positive
 * @param shift the thermal source is moved by 0 to this many pixels along each axis
 * @param seed of everything
 */
public record LookAlike(Task task, int size, int samples, int shift, long seed) {

  private static final float NOISE = 12;
  private static final int BACKGROUND = -1;
  private static final double LEVEL = 128;
  private static final double SPREAD = 1 / 64.0;

  /**
   * Checks the numbers.
   *
   * @param task image: one object per sample; pixel: the ground at a patch's centre; segment:
   *     several objects on a background
   * @param size side of an image, at least 5
   * @param samples how many, positive
   * @param shift the thermal source is moved by 0 to this many pixels along each axis
   * @param seed of everything
   * @throws DataException if one is out of range
   */
  public LookAlike {
    if (size < 5 || samples < 1 || shift < 0 || shift >= size) {
      throw new DataException(
          "look-alike data: size %d >= 5, samples %d >= 1, 0 <= shift %d < size"
              .formatted(size, samples, shift));
    }
  }

  /**
   * Draws the data set.
   *
   * @return samples of the sources optical and thermal; four classes, for segmentation the first is
   *     the background and objects have the bits 01, 10, 11
   */
  public ArrayDataSet draw() {
    List<Sample> drawn = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      drawn.add(sample(i, new SplittableRandom(seed * 1_000_003 + i)));
    }
    List<SourceShape> shapes =
        List.of(
            new SourceShape("optical", size, size, 3), new SourceShape("thermal", size, size, 1));
    return new ArrayDataSet(task, classes(), shapes, drawn);
  }

  /**
   * Drawn values as networks take them, in -2..2.
   *
   * @param values values of a source, 0..255. Not modified
   * @return new values
   */
  public static float[] scaled(float[] values) {
    return new SourceScaling("value", new double[] {LEVEL}, new double[] {SPREAD}).apply(values);
  }

  private List<ClassDescriptor> classes() {
    List<String> names =
        task == Task.SEGMENT
            ? List.of("background", "warm", "coloured", "warm and coloured")
            : List.of("grey and cold", "grey and warm", "coloured and cold", "coloured and warm");
    return names.stream().map(name -> new ClassDescriptor(name, null)).toList();
  }

  private Sample sample(int index, SplittableRandom random) {
    int[] map = new int[size * size];
    Arrays.fill(map, BACKGROUND);
    int label = index % 4;
    switch (task) {
      case IMAGE -> object(map, label, random);
      case PIXEL -> ground(map, label, random);
      case SEGMENT -> {
        for (int k = 0; k < 3; k++) {
          object(map, 1 + random.nextInt(3), random);
        }
      }
    }
    float[][] sources = {optical(map, random), thermal(map, random)};
    float[] labels = new float[task == Task.SEGMENT ? map.length : 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = task == Task.SEGMENT ? Math.max(0, map[i]) : label;
    }
    return new Sample(sources, labels);
  }

  private void object(int[] map, int label, SplittableRandom random) {
    int side = size / 4 + random.nextInt(Math.max(1, size / 4));
    int top = random.nextInt(size - side + 1);
    int left = random.nextInt(size - side + 1);
    for (int y = top; y < top + side; y++) {
      Arrays.fill(map, y * size + left, y * size + left + side, label);
    }
  }

  /** Two kinds of ground that meet at a border which leaves the centre its own. */
  private void ground(int[] map, int label, SplittableRandom random) {
    int other = random.nextInt(4);
    int border = size / 2 + 1 + random.nextInt(size / 2);
    for (int i = 0; i < map.length; i++) {
      map[i] = i % size >= border ? other : label;
    }
  }

  private float[] optical(int[] map, SplittableRandom random) {
    float[] values = new float[map.length * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = noisy(colour(map[i / 3])[i % 3], random);
    }
    return values;
  }

  private static float[] colour(int kind) {
    if (kind == BACKGROUND) {
      return new float[] {90, 90, 90};
    }
    return (kind & 2) == 0 ? new float[] {160, 160, 160} : new float[] {180, 90, 20};
  }

  private static float warmth(int kind) {
    if (kind == BACKGROUND) {
      return 100;
    }
    return (kind & 1) == 0 ? 40 : 170;
  }

  private float[] thermal(int[] map, SplittableRandom random) {
    int down = random.nextInt(-shift, shift + 1);
    int right = random.nextInt(-shift, shift + 1);
    float[] values = new float[map.length];
    for (int i = 0; i < values.length; i++) {
      int y = Math.max(0, Math.min(size - 1, i / size - down));
      int x = Math.max(0, Math.min(size - 1, i % size - right));
      values[i] = noisy(warmth(map[y * size + x]), random);
    }
    return values;
  }

  private static float noisy(float level, SplittableRandom random) {
    return Math.round(level + NOISE * (2 * random.nextDouble() - 1));
  }
}

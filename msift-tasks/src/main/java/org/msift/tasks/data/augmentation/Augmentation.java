package org.msift.tasks.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;

/**
 * What is changed at random in training.
 *
 * @param horizontalFlip mirror left and right, in half of the samples
 * @param verticalFlip mirror up and down, in half of the samples
 * @param rotate turn by 0, 90, 180 or 270 degrees
 * @param crop side of the square cut out, 0 for none
 * @param perSource what befalls each source alone; empty for nothing, else one per source
 */
public record Augmentation(
    boolean horizontalFlip,
    boolean verticalFlip,
    boolean rotate,
    int crop,
    List<SourceAugmentation> perSource) {

  /** Nothing is changed. */
  public static final Augmentation NONE = new Augmentation(false, false, false, 0, List.of());

  private static final long EPOCH_STEP = 0x9E3779B97F4A7C15L;
  private static final long INDEX_STEP = 0xD1B54A32D192ED03L;

  /**
   * Checks the crop.
   *
   * @param horizontalFlip mirror left and right, in half of the samples
   * @param verticalFlip mirror up and down, in half of the samples
   * @param rotate turn by 0, 90, 180 or 270 degrees
   * @param crop side of the square cut out, 0 for none
   * @param perSource what befalls each source alone; empty for nothing, else one per source
   * @throws DataException if it is negative
   */
  public Augmentation {
    perSource = List.copyOf(perSource);
    if (crop < 0) {
      throw new DataException("crop " + crop + " is negative; 0 is none");
    }
  }

  /**
   * The shapes of augmented samples.
   *
   * @param shapes those before
   * @return the same, or squares of the crop
   * @throws DataException if the images are too small, not square where they turn, or sources and
   *     perSource differ in number
   */
  public List<SourceShape> shapes(List<SourceShape> shapes) {
    if (!perSource.isEmpty() && perSource.size() != shapes.size()) {
      throw new DataException(
          "augmentation of " + perSource.size() + " sources for data of " + shapes.size());
    }
    List<SourceShape> result = new ArrayList<>();
    for (SourceShape shape : shapes) {
      boolean square = crop > 0 || shape.height() == shape.width();
      if (crop > Math.min(shape.height(), shape.width()) || (rotate && !square)) {
        throw new DataException(
            "%s cannot be cropped to %d%s"
                .formatted(shape, crop, rotate ? " or turned by 90 degrees; crop it square" : ""));
      }
      result.add(crop == 0 ? shape : new SourceShape(shape.name(), crop, crop, shape.bands()));
    }
    return result;
  }

  /**
   * Changes a sample.
   *
   * @param sample not modified
   * @param shapes its shapes, all of one height and width if anything spatial is asked for
   * @param seed of the run
   * @param epoch from 0
   * @param index of the sample
   * @return a changed copy
   */
  public Sample apply(Sample sample, List<SourceShape> shapes, long seed, long epoch, long index) {
    SplittableRandom random =
        new SplittableRandom(seed + EPOCH_STEP * (epoch + 1) + INDEX_STEP * (index + 1));
    SourceShape first = shapes.get(0);
    int side = crop;
    int top = side == 0 ? 0 : random.nextInt(first.height() - side + 1);
    int left = side == 0 ? 0 : random.nextInt(first.width() - side + 1);
    PixelMove move =
        new PixelMove(
            top,
            left,
            side == 0 ? first.height() : side,
            side == 0 ? first.width() : side,
            horizontalFlip && random.nextBoolean(),
            verticalFlip && random.nextBoolean(),
            rotate ? random.nextInt(4) : 0);
    float[][] sources = new float[shapes.size()][];
    for (int s = 0; s < sources.length; s++) {
      SourceShape shape = shapes.get(s);
      sources[s] = move.apply(sample.sources()[s], shape.width(), shape.bands());
      if (!perSource.isEmpty()) {
        SourceShape moved =
            new SourceShape(shape.name(), move.height(), move.width(), shape.bands());
        sources[s] = perSource.get(s).apply(sources[s], moved, random.split());
      }
    }
    float[] label =
        sample.label().length == 1 ? sample.label() : move.apply(sample.label(), first.width(), 1);
    return new Sample(sources, label);
  }
}

package org.msift.ship.training;

import java.util.List;
import java.util.SplittableRandom;
import org.msift.core.image.ImageException;
import org.msift.core.training.BatchSource;
import org.msift.core.training.HostBatch;

/**
 * Random square crops of pairs, the same place in both images and the mask. Each epoch has so many
 * crops of each pair in an order of its own; what does not fill a batch is left out, as the
 * official training does.
 */
final class FusionCrops implements BatchSource {

  private static final long EPOCH_FACTOR = 0x9E3779B97F4A7C15L;
  private static final int LABEL_BANDS = 3;

  private final PairCache pairs;
  private final FusionRecipe recipe;

  /** Reads every pair once, so that what does not fit is found before training starts. */
  FusionCrops(PairCache pairs, FusionRecipe recipe) {
    this.pairs = pairs;
    this.recipe = recipe;
    for (int i = 0; i < pairs.size(); i++) {
      requireCrop(pairs.pair(i), pairs.get(i));
    }
    if (batches() < 1) {
      throw new IllegalArgumentException(
          "%d pairs with %d crops each do not fill a batch of %d; raise repeats or lower batch"
              .formatted(pairs.size(), recipe.repeats(), recipe.batch()));
    }
  }

  private void requireCrop(FusionPair pair, LoadedPair loaded) {
    if (Math.min(loaded.height(), loaded.width()) < recipe.crop()) {
      throw new ImageException(
          "%s is %dx%d, too small for crops of %d; lower crop or leave it out"
              .formatted(pair.visible(), loaded.height(), loaded.width(), recipe.crop()));
    }
  }

  @Override
  public int batches() {
    return pairs.size() * recipe.repeats() / recipe.batch();
  }

  @Override
  public HostBatch load(int epoch, int batch) {
    int[] order = order(epoch);
    int crop = recipe.crop();
    int pixels = crop * crop;
    float[] visible = new float[recipe.batch() * pixels];
    float[] infrared = new float[recipe.batch() * pixels];
    float[] labels = new float[recipe.batch() * pixels * LABEL_BANDS];
    for (int i = 0; i < recipe.batch(); i++) {
      int place = batch * recipe.batch() + i;
      SplittableRandom random = random(epoch * (long) order.length + place);
      LoadedPair pair = pairs.get(order[place] % pairs.size());
      Crop cut = Crop.random(pair.height(), pair.width(), crop, recipe.flips(), random);
      for (int pixel = 0; pixel < pixels; pixel++) {
        int from = cut.index(pixel);
        int to = i * pixels + pixel;
        visible[to] = pair.visible()[from];
        infrared[to] = pair.infrared()[from];
        labels[LABEL_BANDS * to] = visible[to];
        labels[LABEL_BANDS * to + 1] = infrared[to];
        labels[LABEL_BANDS * to + 2] = pair.mask()[from];
      }
    }
    return new HostBatch(
        List.of(values(visible, 1), values(infrared, 1)), List.of(values(labels, LABEL_BANDS)));
  }

  private HostBatch.Values values(float[] values, int bands) {
    return new HostBatch.Values(values, recipe.batch(), recipe.crop(), recipe.crop(), bands);
  }

  private int[] order(int epoch) {
    int[] order = new int[pairs.size() * recipe.repeats()];
    SplittableRandom random = random(-1L - epoch);
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private SplittableRandom random(long occasion) {
    return new SplittableRandom(recipe.seed() * EPOCH_FACTOR + occasion);
  }
}

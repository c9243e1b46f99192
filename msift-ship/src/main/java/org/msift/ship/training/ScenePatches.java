package org.msift.ship.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.msift.core.training.BatchSource;
import org.msift.core.training.HostBatch;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;

/**
 * Random patches of reduced scenes, cut when they are asked for: multispectral [N, p, p, B],
 * panchromatic [N, p · ratio, p · ratio, 1] and, as labels, the bands that the reduction began
 * with.
 */
final class ScenePatches implements BatchSource {

  private static final long EPOCH_FACTOR = 0x9E3779B97F4A7C15L;

  private final List<TrainingScene> scenes = new ArrayList<>();
  private final PansharpeningRecipe recipe;

  ScenePatches(List<PanScene> regions, PansharpeningRecipe recipe) {
    this.recipe = recipe;
    for (PanScene region : regions) {
      TrainingScene scene = TrainingScene.of(recipe.simulation().reduce(region));
      if (Math.min(scene.height(), scene.width()) < recipe.patch()) {
        throw new IllegalArgumentException(
            "a reduced region of %dx%d multispectral pixels is too small for patches of %d; lower patch"
                .formatted(scene.height(), scene.width(), recipe.patch()));
      }
      scenes.add(scene);
    }
  }

  @Override
  public int batches() {
    return recipe.stepsPerEpoch();
  }

  @Override
  public HostBatch load(int epoch, int batch) {
    int ratio = scenes.get(0).ratio();
    int bands = scenes.get(0).bands();
    int size = recipe.patch();
    int large = size * ratio;
    float[] multispectral = new float[recipe.batch() * size * size * bands];
    float[] panchromatic = new float[recipe.batch() * large * large];
    float[] labels = new float[recipe.batch() * large * large * bands];
    for (int i = 0; i < recipe.batch(); i++) {
      long occasion = (epoch * (long) batches() + batch) * recipe.batch() + i;
      SplittableRandom random = new SplittableRandom(recipe.seed() * EPOCH_FACTOR + occasion);
      TrainingScene scene = scenes.get(random.nextInt(scenes.size()));
      Crop small = crop(scene, random);
      Crop fine = small.enlarged(ratio);
      cut(scene.multispectral(), bands, small, multispectral, i);
      cut(scene.panchromatic(), 1, fine, panchromatic, i);
      cut(scene.reference(), bands, fine, labels, i);
    }
    return new HostBatch(
        List.of(values(multispectral, size, bands), values(panchromatic, large, 1)),
        List.of(values(labels, large, bands)));
  }

  /** A mirrored decimated grid stands half a pixel off; a transposed one does not. */
  private Crop crop(TrainingScene scene, SplittableRandom random) {
    Crop crop = Crop.random(scene.height(), scene.width(), recipe.patch(), recipe.flips(), random);
    return scene.alignment() == GridAlignment.CENTRED ? crop : crop.withoutMirrors();
  }

  private static void cut(float[] from, int bands, Crop crop, float[] to, int patch) {
    int pixels = crop.size() * crop.size();
    for (int pixel = 0; pixel < pixels; pixel++) {
      System.arraycopy(
          from, crop.index(pixel) * bands, to, (patch * pixels + pixel) * bands, bands);
    }
  }

  private HostBatch.Values values(float[] values, int size, int bands) {
    return new HostBatch.Values(values, recipe.batch(), size, size, bands);
  }
}

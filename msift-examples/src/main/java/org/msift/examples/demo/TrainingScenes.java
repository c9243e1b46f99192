package org.msift.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.examples.scene.SceneGenerator;
import org.msift.examples.scene.ScenePair;
import org.msift.ship.colour.LuminanceFusion;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Random square crops of painted scenes, as the network is trained with them. */
final class TrainingScenes {

  /** Luminance and infrared of one scene. */
  private record Scene(int width, int height, float[] luminance, float[] infrared) {}

  private static final LuminanceFusion POLICY = new LuminanceFusion();

  private final List<Scene> scenes = new ArrayList<>();
  private final int crop;
  private final Random random;

  TrainingScenes(int count, int height, int width, int crop, long seed) {
    this.crop = crop;
    this.random = new Random(seed);
    for (int i = 0; i < count; i++) {
      ScenePair pair = SceneGenerator.generate(height, width, seed + i);
      float[] luminance = POLICY.split("scene", visible(pair)).luminance();
      scenes.add(new Scene(width, height, luminance, pair.infrared()));
    }
  }

  static Image visible(ScenePair pair) {
    return Image.fromUnitRange(pair.height(), pair.width(), 3, SampleType.UINT8, pair.visible());
  }

  static Image infrared(ScenePair pair) {
    return Image.fromUnitRange(pair.height(), pair.width(), 1, SampleType.UINT8, pair.infrared());
  }

  /** Sources [N, H, W, 1] and labels [N, H, W, 3]: luminance, infrared and an empty mask. */
  MultiDataSet batch(int images) {
    int pixels = crop * crop;
    float[] visible = new float[images * pixels];
    float[] infrared = new float[images * pixels];
    float[] labels = new float[images * pixels * 3];
    for (int image = 0; image < images; image++) {
      Scene scene = scenes.get(random.nextInt(scenes.size()));
      int top = random.nextInt(scene.height - crop + 1);
      int left = random.nextInt(scene.width - crop + 1);
      for (int pixel = 0; pixel < pixels; pixel++) {
        int from = (top + pixel / crop) * scene.width + left + pixel % crop;
        int to = image * pixels + pixel;
        visible[to] = scene.luminance[from];
        infrared[to] = scene.infrared[from];
        labels[3 * to] = visible[to];
        labels[3 * to + 1] = infrared[to];
      }
    }
    return new MultiDataSet(
        new INDArray[] {array(images, 1, visible), array(images, 1, infrared)},
        new INDArray[] {array(images, 3, labels)});
  }

  private INDArray array(int images, int bands, float... values) {
    return Nd4j.create(values, new long[] {images, crop, crop, bands}, 'c');
  }
}

package org.msift.examples.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;

/**
 * Scenes of two sensors that do not lie on one another, and the patches around their pixels, which
 * a network puts into classes.
 *
 * @param scenes values as they were drawn, each pixel with its class
 */
record SensorScenes(ArrayDataSet scenes) {

  /** Side of a scene, pixels. */
  static final int SIZE = 48;

  /** The second sensor is off by up to so many pixels along each axis. */
  static final int SHIFT = 2;

  /** Side of the patch around a pixel. */
  static final int WINDOW = 13;

  static SensorScenes draw(int count, long seed) {
    return new SensorScenes(new LookAlike(Task.SEGMENT, SIZE, count, SHIFT, seed).draw());
  }

  int count() {
    return scenes.size();
  }

  List<String> classes() {
    return scenes.classes().stream().map(ClassDescriptor::name).toList();
  }

  /** What a sensor saw. */
  Image image(int scene, int source) {
    int bands = scenes.sourceShapes().get(source).bands();
    float[] values = scenes.sample(scene).sources()[source];
    return Image.of(SIZE, SIZE, bands, SampleType.UINT8, values);
  }

  /** The classes of a scene, row after row. */
  int[] truth(int scene) {
    float[] labels = scenes.label(scene);
    int[] truth = new int[labels.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = (int) labels[i];
    }
    return truth;
  }

  /** Patches of pixels drawn at random, of every class as many where there are so many. */
  ArrayDataSet drawnPatches(int perClass, long seed) {
    List<List<int[]>> places = new ArrayList<>();
    classes().forEach(name -> places.add(new ArrayList<>()));
    for (int scene = 0; scene < count(); scene++) {
      int[] truth = truth(scene);
      for (int pixel = 0; pixel < truth.length; pixel++) {
        places.get(truth[pixel]).add(new int[] {scene, pixel});
      }
    }
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (List<int[]> ofClass : places) {
      Collections.shuffle(ofClass, random);
      ofClass.stream()
          .limit(perClass)
          .map(place -> patch(place[0], place[1] / SIZE, place[1] % SIZE))
          .forEach(samples::add);
    }
    return patches(samples);
  }

  /** Patches of every so many pixels of a scene along each axis, row after row. */
  ArrayDataSet mapPatches(int scene, int stride) {
    List<Sample> samples = new ArrayList<>();
    for (int y = stride / 2; y < SIZE; y += stride) {
      for (int x = stride / 2; x < SIZE; x += stride) {
        samples.add(patch(scene, y, x));
      }
    }
    return patches(samples);
  }

  private ArrayDataSet patches(List<Sample> samples) {
    List<SourceShape> shapes =
        scenes.sourceShapes().stream()
            .map(source -> new SourceShape(source.name(), WINDOW, WINDOW, source.bands()))
            .toList();
    return new ArrayDataSet(Task.PIXEL, scenes.classes(), shapes, samples);
  }

  private Sample patch(int scene, int row, int column) {
    Sample whole = scenes.sample(scene);
    float[][] patches = new float[whole.sources().length][];
    for (int s = 0; s < patches.length; s++) {
      int top = row - WINDOW / 2;
      int left = column - WINDOW / 2;
      float[] cut =
          scenes.sourceShapes().get(s).window(whole.sources()[s], top, left, WINDOW, WINDOW);
      patches[s] = LookAlike.scaled(cut);
    }
    return new Sample(patches, new float[] {whole.label()[row * SIZE + column]});
  }

  /** The same samples with one of their sources. */
  static ArrayDataSet alone(ArrayDataSet data, int source) {
    List<Sample> samples =
        data.samples().stream()
            .map(sample -> new Sample(new float[][] {sample.sources()[source]}, sample.label()))
            .toList();
    return new ArrayDataSet(
        data.task(), data.classes(), List.of(data.sourceShapes().get(source)), samples);
  }
}

package org.msift.examples.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;

/**
 * Moves one source of every sample by a random whole number of pixels, edges repeated.
 *
 * @param source which, from 0
 * @param most pixels along each axis, of either sign
 * @param seed of the draws; sample i is moved the same way whatever was moved before
 */
record SourceShift(int source, int most, long seed) {

  ArrayDataSet of(DataSet data) {
    List<Sample> moved = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
      int down = random.nextInt(-most, most + 1);
      int right = random.nextInt(-most, most + 1);
      Sample sample = data.sample(i);
      float[][] sources = sample.sources().clone();
      sources[source] = move(sources[source], data.sourceShapes().get(source), down, right);
      moved.add(new Sample(sources, sample.label()));
    }
    return new ArrayDataSet(data.task(), data.classes(), data.sourceShapes(), moved);
  }

  private static float[] move(float[] values, SourceShape shape, int down, int right) {
    int bands = shape.bands();
    float[] result = new float[values.length];
    for (int y = 0; y < shape.height(); y++) {
      int fromY = Math.max(0, Math.min(shape.height() - 1, y - down));
      for (int x = 0; x < shape.width(); x++) {
        int fromX = Math.max(0, Math.min(shape.width() - 1, x - right));
        System.arraycopy(
            values,
            (fromY * shape.width() + fromX) * bands,
            result,
            (y * shape.width() + x) * bands,
            bands);
      }
    }
    return result;
  }
}

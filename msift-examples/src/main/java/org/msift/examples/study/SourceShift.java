package org.msift.examples.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;

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
      sources[source] = data.sourceShapes().get(source).moved(sources[source], down, right);
      moved.add(new Sample(sources, sample.label()));
    }
    return new ArrayDataSet(data.task(), data.classes(), data.sourceShapes(), moved);
  }
}

package org.msift.tasks.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;

class AugmentationPropertiesTest {

  private static float[] numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  @Property(tries = 100)
  void flippingTwiceAndTurningFourTimesIsIdentity(
      @ForAll @IntRange(min = 1, max = 9) int side, @ForAll @IntRange(min = 1, max = 3) int bands) {
    float[] values = numbers(side * side * bands);
    PixelMove flip = new PixelMove(0, 0, side, side, true, true, 0);
    assertThat(flip.apply(flip.apply(values, side, bands), side, bands)).containsExactly(values);
    PixelMove turn = new PixelMove(0, 0, side, side, false, false, 1);
    float[] turned = values;
    for (int i = 0; i < 4; i++) {
      turned = turn.apply(turned, side, bands);
    }
    assertThat(turned).containsExactly(values);
  }

  @Property(tries = 100)
  void labelAndSourcesMoveTogether(
      @ForAll @IntRange(min = 4, max = 9) int side,
      @ForAll @IntRange(min = 0, max = 4) int crop,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 99) int index) {
    float[] values = numbers(side * side);
    List<SourceShape> shapes =
        List.of(new SourceShape("a", side, side, 1), new SourceShape("b", side, side, 1));
    Augmentation all = new Augmentation(true, true, true, crop, List.of());
    Sample sample = new Sample(new float[][] {values, values}, values);
    Sample moved = all.apply(sample, shapes, seed, 2, index);
    assertThat(moved.sources()[0]).containsExactly(moved.label());
    assertThat(moved.sources()[1]).containsExactly(moved.label()).doesNotHaveDuplicates();
    assertThat(all.apply(sample, shapes, seed, 2, index).label()).containsExactly(moved.label());
  }
}

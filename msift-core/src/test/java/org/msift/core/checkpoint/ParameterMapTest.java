package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ParameterMapTest {

  private static final ParameterMap MAP =
      ParameterMap.builder()
          .trainable("conv.weight", "conv/weight", Layout.CONVOLUTION, 4, 3, 2, 5)
          .trainable("conv.bias", "conv/bias", Layout.AS_IS, 4)
          .dead("unused.weight", 2, 2)
          .trainable("cdc.weight", "cdc/taps", Layout.squeeze(2), 4, 4, 1, 5)
          .trainable("linear.weight", "linear/weight", Layout.LINEAR, 6, 7)
          .trainable("gate.0.weight", "gate/weight", Layout.POINTWISE, 8, 3, 1, 1)
          .buffer("norm.running_mean", "norm/mean", Layout.AS_IS, 4)
          .trainable(
              "attention.qkv",
              "attention/query",
              Layout.reshape(3, 2, 4, 5)
                  .then(Layout.permute(0, 3, 1, 2))
                  .then(Layout.reshape(3, 5, 8)),
              24,
              5)
          .build();

  private static StateDict official(long seed, boolean withDead, List<String> order) {
    Random random = new Random(seed);
    StateDict.Builder dict = StateDict.builder().metadata("torch.container", "params");
    for (String name : order) {
      ParameterEntry entry =
          MAP.entries().stream()
              .filter(candidate -> candidate.officialName().equals(name))
              .findFirst()
              .orElseThrow();
      if (withDead || entry.role() != Role.DEAD) {
        dict.put(name, random(random, Shapes.array(entry.officialShape())));
      }
    }
    return dict.build();
  }

  private static Tensor random(Random random, long... shape) {
    byte[] data = new byte[(int) Shapes.elements(shape).orElseThrow() * Float.BYTES];
    random.nextBytes(data);
    return Tensor.ofBytes(ElementType.FLOAT32, data, shape);
  }

  private static List<String> officialNames() {
    return MAP.entries().stream().map(ParameterEntry::officialName).toList();
  }

  @Property(tries = 50)
  void thereAndBackIsBitIdentical(@ForAll long seed, @ForAll boolean withDead) {
    StateDict official = official(seed, withDead, officialNames());
    assertThat(MAP.toOfficial(MAP.toOurs(official))).isEqualTo(official);
  }

  @Example
  void theOfficialOrderIsRestored() {
    List<String> shuffled = new ArrayList<>(officialNames());
    Collections.shuffle(shuffled, new Random(1));
    StateDict back = MAP.toOfficial(MAP.toOurs(official(1, true, shuffled)));
    assertThat(back.names()).containsExactlyElementsOf(officialNames());
  }

  @Example
  void layoutsMoveElementsToTheirPlaces() {
    StateDict official = official(2, true, officialNames());
    StateDict ours = MAP.toOurs(official);
    float[] before = official.get("conv.weight").toFloats();
    float[] after = ours.get("conv/weight").toFloats();
    assertThat(ours.get("conv/weight").shape()).containsExactly(2, 5, 3, 4);
    for (int o = 0; o < 4; o++) {
      for (int i = 0; i < 3; i++) {
        for (int y = 0; y < 2; y++) {
          for (int x = 0; x < 5; x++) {
            assertThat(Float.floatToRawIntBits(after[((y * 5 + x) * 3 + i) * 4 + o]))
                .isEqualTo(Float.floatToRawIntBits(before[((o * 3 + i) * 2 + y) * 5 + x]));
          }
        }
      }
    }
    assertThat(ours.get("cdc/taps").shape()).containsExactly(4, 4, 5);
    assertThat(ours.get("linear/weight")).isEqualTo(official.get("linear.weight").permute(1, 0));
    assertThat(ours.get("gate/weight").shape()).containsExactly(3, 8);
    assertThat(ours.get("attention/query").shape()).containsExactly(3, 5, 8);
    assertThat(ours.get("dead:unused.weight")).isEqualTo(official.get("unused.weight"));
  }

  @Example
  void rolesAreToldApart() {
    assertThat(MAP.names(Role.BUFFER)).containsExactly("norm/mean");
    assertThat(MAP.names(Role.DEAD)).containsExactly("dead:unused.weight");
    assertThat(MAP.names(Role.TRAINABLE)).hasSize(6);
  }

  @Example
  void allThatDoesNotFitIsSaidInOneException() {
    StateDict good = official(3, false, officialNames());
    StateDict.Builder bad = StateDict.builder();
    good.names().stream()
        .filter(name -> !name.equals("conv.bias") && !name.equals("linear.weight"))
        .forEach(name -> bad.put(name, good.get(name)));
    bad.put("linear.wieght", good.get("linear.weight"));
    bad.put("conv.bias", Tensor.ofFloats(new float[5], 5));
    assertThatThrownBy(() -> MAP.toOurs(bad.build()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("1 missing, 1 unexpected, 1 of wrong shape")
        .hasMessageContaining("missing: 'linear.weight'")
        .hasMessageContaining("unexpected: 'linear.wieght' (closest missing: 'linear.weight')")
        .hasMessageContaining("wrong shape: 'conv.bias' expected [4], found [5]");
    assertThatThrownBy(() -> MAP.toOfficial(good))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("7 missing, 7 unexpected, 0 of wrong shape");
  }

  @Example
  void aLongListOfMismatchesIsCut() {
    ParameterMap.Builder map = ParameterMap.builder();
    for (int i = 0; i < 100; i++) {
      map.trainable("w" + i, "w" + i, Layout.AS_IS, 1);
    }
    assertThatThrownBy(() -> map.build().toOurs(StateDict.builder().build()))
        .hasMessageContaining("100 missing")
        .hasMessageContaining("missing: ... and 80 more")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(22));
  }

  @Example
  void impossibleMapsAreRefusedWhenMade() {
    ParameterMap.Builder map = ParameterMap.builder().trainable("a", "x", Layout.AS_IS, 1);
    assertThatThrownBy(() -> map.trainable("b", "y", Layout.CONVOLUTION, 4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b: ")
        .hasMessageContaining("[4, 3]");
    assertThatThrownBy(() -> Layout.permute(0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Layout.reshape(-1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Layout.reshape(5, -1).ourShape(4, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.trainable("b", "x", Layout.AS_IS, 1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is mapped twice");
  }
}

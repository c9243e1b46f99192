package org.msift.ship.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msift.ship.pansharpening.GridAlignment.CENTRED;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;

class InteractionChainTest {

  private static final int FEATURES = 16;
  private static final int BANDS = 4;
  private static final int BLOCKS = 3;

  /** A 3x3 and a 1x1 convolution of 16 features, with bias. */
  private static final int CONVOLUTION = FEATURES * FEATURES * 9 + FEATURES;

  private static final int POINTWISE = FEATURES * FEATURES + FEATURES;

  /**
   * The counts of pan-sharpening networks with 4 bands that circulate contain layers that code of
   * others registers and never uses, and that are not built here.
   *
   * <ul>
   *   <li>In each of the 8 residual blocks of the encoders a 1x1 convolution {@code identity}.
   *   <li>In each of the three OMNI interactions the four convolutions of {@code reflashInfrared1}
   *       and {@code reflashInfrared2}; and in the last one, after which nobody asks for infrared
   *       features, the two of {@code reflashFused2}.
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({"SHIP, 545184, 0", "SHIP_PLUS_PLUS, 553056, 0", "OMNI, 194472, 14"})
  void parametersAreThoseOfTheSpecificationWithoutTheDeadOnes(
      InteractionKind kind, int counted, int deadConvolutions) {
    PansharpeningNetwork network =
        new PansharpeningNetwork(BANDS, 4, FEATURES, BLOCKS, kind.usualOrder(), kind, CENTRED);
    int dead = 2 * HalfInstanceEncoder.BLOCKS * POINTWISE + deadConvolutions * CONVOLUTION;
    assertThat(trainable(ShipParameters.of(network))).isEqualTo(counted - dead);
  }

  /** Of one block 23,800 parameters, 9,280 of them dead. */
  @Test
  void anOmniInteractionHasTheParametersOfTheSpecification() {
    ParameterMap.Builder map = ParameterMap.builder();
    new InteractionNames(new ParameterNames(map, FEATURES), 2)
        .add("interaction1", InteractionKind.OMNI, false);
    assertThat(trainable(map.build())).isEqualTo(23_800 - 4 * CONVOLUTION);
  }

  private static long trainable(ParameterMap map) {
    return map.entries().stream()
        .filter(entry -> entry.role() == Role.TRAINABLE)
        .mapToLong(entry -> entry.officialShape().stream().reduce(1L, (a, b) -> a * b))
        .sum();
  }

  @Test
  void impossibleSizesAreRefused() {
    requireRefused(new int[] {16, 0, 4}, InteractionKind.SHIP, "blocks 0");
    requireRefused(new int[] {16, 3, 0}, InteractionKind.SHIP, "order 0");
    requireRefused(new int[] {15, 3, 4}, InteractionKind.SHIP, "is 15");
    requireRefused(new int[] {16, 3, 4}, InteractionKind.OMNI, "order 2, but order is 4");
    requireRefused(new int[] {16, 3, 4}, null, "SHIP_PLUS_PLUS");
    assertThatThrownBy(
            () -> new PansharpeningNetwork(4, 1, 16, 3, 4, InteractionKind.SHIP, CENTRED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ratio 1");
    assertThatThrownBy(
            () -> new PansharpeningNetwork(0, 4, 16, 3, 4, InteractionKind.SHIP, CENTRED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bands 0");
    assertThatThrownBy(() -> new PansharpeningNetwork(4, 4, 16, 3, 4, InteractionKind.SHIP, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CENTRED, DECIMATED");
  }

  private static void requireRefused(int[] sizes, InteractionKind kind, String message) {
    assertThatThrownBy(() -> new InteractionChain(kind, sizes[0], sizes[1], sizes[2]))
        .as(Arrays.toString(sizes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

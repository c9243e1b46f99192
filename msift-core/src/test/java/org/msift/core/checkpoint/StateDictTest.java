package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictTest {

  private static final Tensor ONE = Tensor.ofFloats(new float[] {1}, 1);

  @Test
  void keepsTheOrderOfInsertion() {
    StateDict dict = StateDict.builder().put("z", ONE).put("a", ONE).put("m", ONE).build();
    assertThat(dict.names()).containsExactly("z", "a", "m");
    assertThat(dict.size()).isEqualTo(3);
    assertThat(dict.elementCount()).isEqualTo(3);
    assertThat(dict)
        .isNotEqualTo(StateDict.builder().put("a", ONE).put("z", ONE).put("m", ONE).build());
  }

  @Test
  void aMissingNameIsAnErrorThatNamesCloseOnes() {
    StateDict dict =
        StateDict.builder().put("block1.norm.weight", ONE).put("head.bias", ONE).build();
    assertThatThrownBy(() -> dict.get("block1.norm.wieght"))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("no entry 'block1.norm.wieght' among 2; closest are 'block1.norm.weight'");
  }

  @Test
  void doesNotChangeWhenItsBuilderGoesOn() {
    StateDict.Builder builder = StateDict.builder().put("a", ONE).metadata("k", "v");
    StateDict dict = builder.build();
    builder.put("b", ONE).metadata("k", "w");
    assertThat(dict.names()).containsExactly("a");
    assertThat(dict.metadata()).containsEntry("k", "v");
    assertThatThrownBy(() -> dict.names().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../up",
        "a/../b",
        "/etc/passwd",
        "C:\\x",
        "line\nbreak",
        "nul\0",
        "override\u202e",
        "lone\ud800"
      })
  void refusesNamesThatCouldHarmElsewhere(String name) {
    assertThatThrownBy(() -> StateDict.builder().put(name, ONE))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("entry name");
  }

  @Test
  void refusesANameTwice() {
    assertThatThrownBy(() -> StateDict.builder().put("a", ONE).put("a", ONE))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("'a' occurs twice");
  }
}

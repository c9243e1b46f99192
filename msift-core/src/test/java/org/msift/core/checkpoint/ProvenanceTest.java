package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  @Test
  void asMetadataItComesBackWhole() {
    Provenance trained =
        Provenance.here("1.2", "sha256:ab", 10L, "CPU")
            .withWeights(Map.of("visible", "a.pth sha256:cd", "infrared", "b.pth sha256:ef"));
    assertThat(Provenance.ofMetadata(trained.asMetadata())).contains(trained);
    Provenance converted = Provenance.here("1.2", "", null, "");
    assertThat(Provenance.ofMetadata(converted.asMetadata())).contains(converted);
    assertThat(converted.asMetadata()).doesNotContainKeys("msift.seed", "msift.data");
  }

  @Test
  void metadataOfOthersHoldsNone() {
    assertThat(Provenance.ofMetadata(Map.of("format", "pt"))).isEmpty();
  }

  @Test
  void aSeedThatIsNoNumberIsNamed() {
    assertThatThrownBy(
            () -> Provenance.ofMetadata(Map.of("msift.version", "1.2", "msift.seed", "ten")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("the seed in the metadata is")
        .hasMessageContaining("ten");
  }
}

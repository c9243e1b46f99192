package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;

class NetworkSettingsTest {

  private static final List<SourceShape> VAIS =
      List.of(new SourceShape("visible", 224, 224, 3), new SourceShape("infrared", 224, 224, 3));
  private static final List<SourceShape> HOUSTON =
      List.of(new SourceShape("hyperspectral", 7, 7, 144), new SourceShape("lidar", 7, 7, 21));

  private static NetworkSettings vais() {
    return NetworkSettings.preset("msift.vais", Task.IMAGE, VAIS, 6);
  }

  private static NetworkSettings houston() {
    return NetworkSettings.preset("msift.houston2013", Task.PIXEL, HOUSTON, 15);
  }

  private static long neck(NetworkSettings settings) {
    ParameterMap map = settings.network().officialNames();
    return map.entries().stream()
        .filter(entry -> entry.officialName().startsWith("neck."))
        .mapToLong(entry -> entry.officialShape().stream().reduce(1L, Math::multiplyExact))
        .sum();
  }

  @Test
  void publishedPresetsHaveTheOfficialNumberOfParameters() {
    assertThat(neck(vais())).isEqualTo(42_635_026);
    assertThat(neck(houston())).isEqualTo(6_589_229);
  }

  @Test
  void settingsAreJson() {
    assertThat(NetworkSettings.fromJson(vais().toJson())).isEqualTo(vais());
  }

  @Test
  void aSettingIsChangedByItsName() {
    NetworkSettings changed = houston().with("depth", "2").with("scale", "head");
    assertThat(changed.depth()).isEqualTo(2);
    assertThat(changed.scale()).isEqualTo(ScaleKind.HEAD);
    assertThat(changed.with("encoder", "false").encoder()).isFalse();
  }

  @Test
  void anUnknownSettingIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> vais().with("depht", "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depht")
        .hasMessageContaining("depth");
    assertThatThrownBy(() -> vais().with("classes", "3"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"depth, many", "dropout, 1", "patch, 0", "fusion, mean", "head, psp"})
  void aValueThatDoesNotFitIsRefused(String key, String value) {
    assertThatThrownBy(() -> vais().with(key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void anUnknownPresetIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> NetworkSettings.preset("vais", Task.IMAGE, VAIS, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("msift.vais");
    assertThatThrownBy(() -> NetworkSettings.preset("msift.vais", Task.PIXEL, VAIS, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IMAGE");
  }

  @Test
  void aPatchThatDoesNotDivideIsRefused() {
    assertThatThrownBy(() -> vais().with("patch", "5").network())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("56x56")
        .hasMessageContaining("5x5");
  }

  @Test
  void tooFewPositionsAreRefused() {
    assertThatThrownBy(() -> houston().with("positions", "49").network())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("50 tokens");
  }

  @Test
  void sourcesOfDifferentSizeAreRefused() {
    List<SourceShape> sources =
        List.of(new SourceShape("a", 7, 7, 3), new SourceShape("b", 9, 9, 3));
    NetworkSettings settings =
        NetworkSettings.preset("msift.houston2013", Task.PIXEL, sources, 3).with("positions", "0");
    assertThatThrownBy(settings::network)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("81 tokens")
        .hasMessageContaining("49");
  }

  @Test
  void oneSourceMeansNoFusion() {
    NetworkSettings settings = NetworkSettings.preset("tiny", Task.IMAGE, VAIS.subList(0, 1), 6);
    assertThat(settings.used()).isEqualTo(VAIS.subList(0, 1));
    assertThatThrownBy(() -> settings.with("fusion", "msift"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("single=visible");
  }
}

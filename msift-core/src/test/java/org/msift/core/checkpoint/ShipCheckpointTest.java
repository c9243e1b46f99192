package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;

/** The published checkpoint and the golden files, as their official libraries read them. */
class ShipCheckpointTest {

  @TempDir private Path folder;

  private static StateDict ship() {
    return TorchCheckpoint.read(SharedFiles.require("golden/ship/SHIP_model.pth"));
  }

  @Test
  void thePublishedCheckpointIsReadCompletely() {
    StateDict dict = ship();
    assertThat(dict.size()).isEqualTo(484);
    assertThat(dict.elementCount()).isEqualTo(553_029);
    assertThat(dict.metadata()).containsEntry(TorchCheckpoint.CONTAINER, "params");
    assertThat(dict.names()).startsWith("vis.conv.weight", "vis.conv.bias");
    assertThat(dict.get("vis.block1.CDC.h_conv.conv.weight").shape()).containsExactly(16, 16, 1, 5);
  }

  @Test
  void itsGatesHaveThePublishedValues() {
    StateDict dict = ship();
    assertThat(dict.get("vis.block1.CDC.HP_branch").toDoubles()[0])
        .isCloseTo(-1324.709, within(1e-3));
    assertThat(dict.get("vis.block2.CDC.HP_branch").toDoubles()[0])
        .isCloseTo(-2644.836, within(1e-3));
    assertThat(dict.get("inf.block1.CDC.HP_branch").toFloats()[0]).isEqualTo(-0.03286523f);
    assertThat(dict.get("inf.block2.CDC.HP_branch").toFloats()[0]).isEqualTo(-0.5079202f);
  }

  @Test
  void itsPermutationIsOneAndTheLogarithmsSumToTheDeterminant() {
    StateDict dict = ship();
    String module = "interaction1.channel.postprocess.0.invconv.";
    float[] p = dict.get(module + "p").toFloats();
    for (int row = 0; row < 32; row++) {
      double rowSum = 0;
      double columnSum = 0;
      for (int column = 0; column < 32; column++) {
        assertThat(p[row * 32 + column]).isIn(0f, 1f);
        rowSum += p[row * 32 + column];
        columnSum += p[column * 32 + row];
      }
      assertThat(rowSum).isOne();
      assertThat(columnSum).isOne();
    }
    double sum = 0;
    for (double logarithm : dict.get(module + "log_s").toDoubles()) {
      sum += logarithm;
    }
    assertThat(sum).isCloseTo(-0.28436335, within(1e-6));
  }

  @Test
  void throughSafetensorsAndBackItIsTheSameBitByBit() throws Exception {
    StateDict dict = ship();
    Path safetensors = folder.resolve("ship.safetensors");
    Path torch = folder.resolve("ship.pth");
    Path again = folder.resolve("again.pth");
    Safetensors.write(safetensors, dict);
    TorchCheckpoint.write(torch, Safetensors.read(safetensors));
    StateDict back = TorchCheckpoint.read(torch);
    TorchCheckpoint.write(again, back);
    assertThat(back).isEqualTo(dict);
    assertThat(CheckpointFile.read(safetensors)).isEqualTo(dict);
    assertThat(Files.mismatch(torch, again)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "ship/gradients,484,551833",
    "msift/pixelwise_gradients,217,218285",
    "msift/pixelwise_io,40,57879",
    "msift/pixelwise_weights,255,251325",
    "msift/segment_da_gradients,165,51315",
    "msift/segment_da_io,17,34346",
    "msift/segment_da_weights,173,51379",
    "msift/segment_psp_gradients,156,51643",
    "msift/segment_psp_io,11,29156",
    "msift/segment_psp_weights,166,51723",
  })
  void theGoldenFilesAreReadCompletely(String name, int entries, long elements) {
    StateDict dict = CheckpointFile.read(SharedFiles.require("golden/" + name + ".safetensors"));
    assertThat(dict.size()).isEqualTo(entries);
    assertThat(dict.elementCount()).isEqualTo(elements);
  }
}

package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.tasks.data.descriptor.DataException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class MatlabRasterTest {

  @TempDir Path folder;

  @Test
  void theVariableIsThatOfTheFilesNameOrNamed() throws IOException {
    Path file = file("x", "other");
    Raster raster = RasterFile.read(file, null);
    assertThat(raster.values()).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(new int[] {raster.height(), raster.width(), raster.bands()})
        .containsExactly(2, 3, 2);
    assertThat(RasterFile.read(file, "other").values()).contains(2);
  }

  @Test
  void whatCannotBeReadIsAnErrorOfData() throws IOException {
    Path file = file("y");
    assertThatThrownBy(() -> RasterFile.read(file, null))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no variable x; it has [y]");
    Files.write(file, new byte[4]);
    assertThatThrownBy(() -> RasterFile.read(file, "y"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be decoded");
  }

  /** Arrays of 2 x 3 x 2, of which the first holds a 1 at (0, 2, 0), the second a 2. */
  private Path file(String... names) throws IOException {
    try (Mat5File content = Mat5.newMatFile()) {
      int value = 0;
      for (String name : names) {
        Matrix matrix = Mat5.newMatrix(new int[] {2, 3, 2});
        matrix.setDouble(new int[] {0, 2, 0}, ++value);
        content.addArray(name, matrix);
      }
      ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
      content.writeTo(Sinks.wrap(bytes));
      return Files.write(folder.resolve("x.mat"), Arrays.copyOf(bytes.array(), bytes.position()));
    }
  }
}

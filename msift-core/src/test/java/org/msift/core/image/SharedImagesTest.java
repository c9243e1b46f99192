package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;

/** Real files; the sums of all samples were taken with Pillow, tifffile and NumPy. */
class SharedImagesTest {

  @ParameterizedTest
  @CsvSource({
    "roadscene/vi/FLIR_00006.jpg, 329, 500, 3, UINT8, 85456584",
    "roadscene/ir/FLIR_00006.jpg, 329, 500, 1, UINT8, 19037178",
    "tno/vi/02.png, 576, 768, 3, UINT8, 228886509",
    "tno/ir/02.png, 576, 768, 3, UINT8, 123740508",
    "msrs/vi/00004N.png, 480, 640, 3, UINT8, 29765819",
    "msrs/ir/00004N.png, 480, 640, 1, UINT8, 4528754",
    "pansharpening/sdpnet/test_imgs/pan/1.png, 264, 264, 1, UINT8, 3509643",
    "pansharpening/sdpnet/test_imgs/ms/1.tif, 66, 66, 4, UINT8, 1068049",
    "terramind/S2L2A/282D_485L_3_3.tif, 224, 224, 12, INT16, 775188898",
    "terramind/DEM/282D_485L_3_3.tif, 224, 224, 1, INT16, 130261",
    "terramind/LULC/282D_485L_3_3.tif, 224, 224, 1, UINT8, 102878",
    "terramind/S1RTC/282D_485L_3_3.tif, 224, 224, 2, FLOAT32, -1602708.173614502",
  })
  void realFilesHaveTheirKnownSizesAndSums(
      String name, int height, int width, int bands, SampleType type, double sum) {
    Image image = ImageFile.read(SharedFiles.require("data/" + name));
    assertThat(image).hasToString("image " + height + "x" + width + "x" + bands + " " + type);
    assertThat(sum(image.samples())).isEqualTo(sum);
  }

  @ParameterizedTest
  @CsvSource({
    "golden/ship/msrs_00004N_y.npy, 480, 46307.595353801735, 1e-3",
    "data/pansharpening/GE1_ms.npy, 320, 27553022, 0",
    "data/pansharpening/WV2_ms.npy, 320, 327449294, 0",
    "data/houston2013/test_row.npy, 7480, 1334724, 0",
  })
  void realArraysHaveTheirKnownSizesAndSums(
      String name, long firstSize, double sum, double tolerance) {
    NumpyArray array = NumpyFile.read(SharedFiles.require(name));
    assertThat(array.shape()[0]).isEqualTo(firstSize);
    assertThat(sum(array.values())).isBetween(sum - tolerance, sum + tolerance);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}

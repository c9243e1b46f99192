package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class OtherProgramsFilesTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(ImageFile.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @ParameterizedTest
  @CsvSource({
    "colour-420.jpg, UINT8",
    "colour-progressive.jpg, UINT8",
    "rgb-adobe.jpg, UINT8",
    "grey.jpg, UINT8",
    "palette.png, UINT8",
    "rgb-16.png, UINT16",
    "predictor-16.tif, UINT16",
    "float-rgb.tif, FLOAT32",
  })
  void everySampleIsWhatPillowAndOpenCvDecode(String name, SampleType type) {
    Image expected = Resources.expected(name.substring(0, name.lastIndexOf('.')) + ".npy", type);
    assertThat(ImageFile.read(Resources.path(name))).isEqualTo(expected);
    assertThat(log.list).isEmpty();
  }

  @Test
  void aDroppedAlphaBandIsWarnedOf() {
    assertThat(ImageFile.read(Resources.path("alpha.png")))
        .isEqualTo(Resources.expected("alpha.npy", SampleType.UINT8));
    assertThat(log.list)
        .singleElement()
        .asString()
        .contains("alpha.png: the alpha band is dropped");
  }

  @Test
  void theOrientationIsNotAppliedButWarnedOf() {
    assertThat(ImageFile.read(Resources.path("orientation-6.jpg")))
        .isEqualTo(Resources.expected("orientation-6.npy", SampleType.UINT8));
    assertThat(log.list)
        .singleElement()
        .asString()
        .contains("the orientation tag (6) is not applied");
  }

  @Test
  void cmykJpegIsRefused() {
    assertThatThrownBy(() -> ImageFile.read(Resources.path("cmyk.jpg")))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("cmyk.jpg is a CMYK JPEG")
        .hasMessageContaining("convert it to RGB or grey");
  }

  @Test
  void numpyFilesOfDoublesAreRounded() {
    NumpyArray floats = NumpyFile.read(Resources.path("float-rgb.npy"));
    NumpyArray doubles = NumpyFile.read(Resources.path("float64.npy"));
    assertThat(doubles.values()).containsExactly(floats.values());
    assertThat(doubles.shape()).containsExactly(11, 13, 3);
  }

  @Test
  void numpyFilesInFortranOrderAreRefused() {
    assertThatThrownBy(() -> NumpyFile.read(Resources.path("float64-fortran.npy")))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("Fortran order");
  }
}

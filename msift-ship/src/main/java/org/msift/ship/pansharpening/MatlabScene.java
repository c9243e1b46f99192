package org.msift.ship.pansharpening;

import java.nio.file.Path;
import java.util.List;
import org.msift.core.image.ImageException;
import org.msift.core.matlab.MatlabArray;
import org.msift.core.matlab.MatlabFile;
import org.msift.ship.plane.Plane;

/** A scene in the variables of one {@code .mat} file. */
final class MatlabScene {

  /** Of coarse resolution wherever it is there; {@link #BANDS} may be enlarged beside it. */
  private static final String COARSE_BANDS = "I_MS_LR";

  private static final String BANDS = "I_MS";
  private static final String PANCHROMATIC = "I_PAN";
  private static final String RATIO = "ratio";
  private static final String SENSOR = "sensor";

  private final Path file;
  private final List<String> names;

  MatlabScene(Path file) {
    this.file = file;
    this.names = MatlabFile.names(file);
  }

  /** The sensor's name. */
  String sensor() {
    require(SENSOR, "give the sensor's name yourself");
    return MatlabFile.text(file, SENSOR);
  }

  PanScene read(String sensor, int bits) {
    List<Plane> bands = bands(multispectral());
    require(PANCHROMATIC, "save the panchromatic image H x W under this name");
    List<Plane> sharp = bands(array(PANCHROMATIC));
    if (sharp.size() != 1) {
      throw new ImageException(
          "%s: %s has %d bands; a panchromatic image has one"
              .formatted(file, PANCHROMATIC, sharp.size()));
    }
    PanScene scene = PanScene.of(bands, sharp.get(0), Sensor.named(sensor, bands.size()), bits);
    if (names.contains(RATIO)) {
      requireRatio(scene);
    }
    return scene;
  }

  private void require(String name, String cure) {
    if (!names.contains(name)) {
      throw new ImageException(
          "%s has no variable %s; it has %s: %s".formatted(file, name, names, cure));
    }
  }

  /** The bands of coarse resolution, h x w x B. */
  MatlabArray multispectral() {
    String coarse = names.contains(COARSE_BANDS) ? COARSE_BANDS : BANDS;
    require(coarse, "save the multispectral image h x w x B under this name");
    return array(coarse);
  }

  private MatlabArray array(String name) {
    MatlabArray array = MatlabFile.read(file, name);
    if (array.values().length == 0) {
      throw new ImageException(
          "%s: %s is %dx%dx%d; expected an image"
              .formatted(file, name, array.height(), array.width(), array.bands()));
    }
    return array;
  }

  private static List<Plane> bands(MatlabArray array) {
    return SceneFiles.bands(array.values(), array.height(), array.width(), array.bands());
  }

  private void requireRatio(PanScene scene) {
    MatlabArray ratio = MatlabFile.read(file, RATIO);
    if (ratio.values().length != 1) {
      throw new ImageException(
          "%s: %s holds %d values; expected one".formatted(file, RATIO, ratio.values().length));
    }
    if (ratio.values()[0] != scene.ratio()) {
      throw new IllegalArgumentException(
          "%s: the images' ratio is %d, its variable %s says %s; correct the one or the other"
              .formatted(file, scene.ratio(), RATIO, ratio.values()[0]));
    }
  }
}

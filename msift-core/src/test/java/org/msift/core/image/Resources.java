package org.msift.core.image;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/**
 * Small files that Pillow 12.3 and OpenCV 5.0 wrote from made-up gradients. Beside each image lies
 * a {@code .npy} with what both decode from it.
 */
final class Resources {

  private Resources() {}

  static Path path(String name) {
    URL url = Resources.class.getResource(name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(name, impossible);
    }
  }

  static Image expected(String name, SampleType type) {
    NumpyArray array = NumpyFile.read(path(name));
    int bands = array.shape().length == 3 ? (int) array.shape()[2] : 1;
    return Image.of((int) array.shape()[0], (int) array.shape()[1], bands, type, array.values());
  }
}

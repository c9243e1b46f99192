package org.msift.examples.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.SceneFiles;

/**
 * A scene to sharpen, as its YAML file says.
 *
 * @param multispectral file of the bands, relative to the YAML file; null with a scene
 * @param panchromatic file of the panchromatic image, likewise
 * @param scene MATLAB file that holds both, relative to the YAML file; null with the two others
 * @param sensor name of the sensor, see {@link org.msift.ship.pansharpening.Sensor#named}; null for
 *     the one that a MATLAB file names
 * @param bits of a sample, such as 11
 * @param alignment where multispectral pixels stand in the panchromatic grid; null for DECIMATED
 * @param columns first multispectral column that counts and the first that does not any more; null
 *     for all
 */
public record SceneDescriptor(
    String multispectral,
    String panchromatic,
    String scene,
    String sensor,
    Integer bits,
    GridAlignment alignment,
    List<Integer> columns) {

  private static final int MAXIMUM_BYTES = 1 << 16;
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public SceneDescriptor {
    boolean pair = multispectral != null && panchromatic != null && sensor != null;
    boolean one = scene != null && multispectral == null && panchromatic == null;
    if (bits == null || one == pair || (scene != null && !one)) {
      throw new IllegalArgumentException(
          "a scene needs bits and either multispectral, panchromatic and sensor, or scene (a MATLAB"
              + " file); sensor beside scene, alignment and columns may be left out");
    }
    if (columns != null && (columns.size() != 2 || columns.contains(null))) {
      throw new IllegalArgumentException(
          "columns is %s; expected the first that counts and the first that does not any more, such as [240, 320]"
              .formatted(columns));
    }
    columns = columns == null ? null : List.copyOf(columns);
  }

  /**
   * Reads a descriptor and its images.
   *
   * @param file a YAML file of at most 64 KiB
   * @return the scene
   * @throws IllegalArgumentException if the file is too large, a key is unknown or missing, or the
   *     images do not fit
   * @throws IOException if the file cannot be read
   * @throws org.msift.core.image.ImageException if an image cannot be read
   */
  public static PanScene open(Path file) throws IOException {
    SceneDescriptor descriptor = read(file);
    PanScene scene = descriptor.readImages(file.toAbsolutePath().getParent());
    PanScene aligned = descriptor.alignment == null ? scene : scene.on(descriptor.alignment);
    return descriptor.columns == null ? aligned : descriptor.cut(aligned);
  }

  private PanScene readImages(Path folder) {
    if (scene == null) {
      return SceneFiles.read(
          folder.resolve(multispectral), folder.resolve(panchromatic), sensor, bits);
    }
    Path both = folder.resolve(scene);
    return sensor == null ? SceneFiles.read(both, bits) : SceneFiles.read(both, sensor, bits);
  }

  private PanScene cut(PanScene whole) {
    int from = columns.get(0);
    int to = columns.get(1);
    if (from < 0 || from >= to || to > whole.width()) {
      throw new IllegalArgumentException(
          "columns is [%d, %d], but the multispectral image has the columns 0 to %d"
              .formatted(from, to, whole.width() - 1));
    }
    return whole.crop(0, from, whole.height(), to - from);
  }

  private static SceneDescriptor read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
      if (bytes.length > MAXIMUM_BYTES) {
        throw new IllegalArgumentException(
            file + " is larger than 64 KiB; give a YAML file that describes a scene");
      }
      return MAPPER.readValue(new String(bytes, StandardCharsets.UTF_8), SceneDescriptor.class);
    } catch (UnrecognizedPropertyException unknown) {
      throw new IllegalArgumentException(
          "%s describes no scene: unknown key '%s'; known are %s"
              .formatted(file, unknown.getPropertyName(), unknown.getKnownPropertyIds()),
          unknown);
    } catch (JsonProcessingException wrong) {
      Throwable reason = wrong.getCause() instanceof IllegalArgumentException own ? own : wrong;
      String text = reason == wrong ? wrong.getOriginalMessage() : reason.getMessage();
      throw new IllegalArgumentException(file + " describes no scene: " + text, wrong);
    }
  }
}

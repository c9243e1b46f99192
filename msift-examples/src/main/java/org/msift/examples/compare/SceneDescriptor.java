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
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.SceneFiles;

/**
 * A scene to sharpen, as its YAML file says.
 *
 * @param multispectral file of the bands, relative to the YAML file
 * @param panchromatic file of the panchromatic image, likewise
 * @param sensor name of the sensor, see {@link org.msift.ship.pansharpening.Sensor#named}
 * @param bits of a sample, such as 11
 * @param alignment where multispectral pixels stand in the panchromatic grid; null for DECIMATED
 */
public record SceneDescriptor(
    String multispectral,
    String panchromatic,
    String sensor,
    Integer bits,
    GridAlignment alignment) {

  private static final int MAXIMUM_BYTES = 1 << 16;
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public SceneDescriptor {
    if (multispectral == null || panchromatic == null || sensor == null || bits == null) {
      throw new IllegalArgumentException(
          "a scene needs multispectral, panchromatic, sensor and bits; alignment may be left out");
    }
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
    Path folder = file.toAbsolutePath().getParent();
    PanScene scene =
        SceneFiles.read(
            folder.resolve(descriptor.multispectral),
            folder.resolve(descriptor.panchromatic),
            descriptor.sensor,
            descriptor.bits);
    GridAlignment alignment =
        descriptor.alignment == null ? scene.alignment() : descriptor.alignment;
    return new PanScene(
        scene.multispectral(), scene.panchromatic(), scene.sensor(), scene.peak(), alignment);
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

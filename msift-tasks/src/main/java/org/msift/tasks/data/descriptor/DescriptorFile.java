package org.msift.tasks.data.descriptor;

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

/** Descriptors from YAML: strict, so that a mistyped key is an error and not a default. */
public final class DescriptorFile {

  /** The names of the descriptors that come with the library. */
  public static final List<String> READY =
      List.of(
          "vais",
          "houston2013-mdlrs",
          "houston2013-rasters",
          "spacenet6",
          "msrs_objects",
          "houston2013",
          "water12");

  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DescriptorFile() {}

  /**
   * Reads a descriptor.
   *
   * @param file a YAML file of at most 1 MiB
   * @return the checked descriptor
   * @throws DataException if the file is missing or too large, a key is unknown (known ones are
   *     listed) or a value is wrong
   */
  public static DataDescriptor read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is no file; check the path of the descriptor");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
      if (bytes.length > MAXIMUM_BYTES) {
        throw new DataException(file + " is larger than 1 MiB; that is no descriptor");
      }
      return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new DataException(file + " cannot be read: " + failed, failed);
    }
  }

  /**
   * A descriptor that comes with the library.
   *
   * @param name one of {@link #READY}
   * @return the descriptor
   * @throws DataException if there is none of that name
   */
  public static DataDescriptor ready(String name) {
    if (!READY.contains(name)) {
      throw new DataException("no ready descriptor " + name + "; there are " + READY);
    }
    try (InputStream in = DescriptorFile.class.getResourceAsStream(name + ".yaml")) {
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new DataException("descriptor " + name + " cannot be read: " + failed, failed);
    }
  }

  /**
   * Parses a descriptor.
   *
   * @param origin what to call it in messages
   * @param yaml its text
   * @return the checked descriptor
   * @throws DataException if a key is unknown or a value is wrong
   */
  public static DataDescriptor parse(String origin, String yaml) {
    try {
      DataDescriptor descriptor = MAPPER.readValue(yaml, DataDescriptor.class);
      if (descriptor == null) {
        throw new DataException(origin + " is empty; it needs task, sources and classes");
      }
      return descriptor;
    } catch (UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
      throw new DataException(
          "%s: unknown key '%s'%s; known here are %s"
              .formatted(origin, unknown.getPropertyName(), where(unknown), known),
          unknown);
    } catch (JsonProcessingException wrong) {
      Throwable reason = wrong.getCause() instanceof IllegalArgumentException own ? own : wrong;
      String text = reason == wrong ? wrong.getOriginalMessage() : reason.getMessage();
      throw new DataException(origin + where(wrong) + ": " + text, wrong);
    }
  }

  private static String where(JsonProcessingException exception) {
    return exception.getLocation() == null
        ? ""
        : " (line " + exception.getLocation().getLineNr() + ")";
  }
}

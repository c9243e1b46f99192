package org.msift.core.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the files that the tests of this package read. */
final class TestFiles {

  private TestFiles() {}

  static byte[] resource(String name) {
    try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T withFile(byte[] content, Function<Path, T> use) {
    try {
      Path file = Files.createTempFile("checkpoint", ".bin");
      try {
        Files.write(file, content);
        return use.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] storedZip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StoredZipWriter zip = new StoredZipWriter(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.add(entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] compressedZip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A PyTorch file around a pickle; storage i is the i-th block. */
  static byte[] torchZip(byte[] pickle, byte[]... storages) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("small/data.pkl", pickle);
    for (int i = 0; i < storages.length; i++) {
      entries.put("small/data/" + i, storages[i]);
    }
    entries.put("small/version", ascii("3\n"));
    return storedZip(entries);
  }

  static byte[] safetensors(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[Long.BYTES + json.length + dataBytes];
    for (int i = 0; i < Integer.BYTES; i++) {
      file[i] = (byte) (json.length >> 8 * i);
    }
    System.arraycopy(json, 0, file, Long.BYTES, json.length);
    return file;
  }

  static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] entry(byte[] zip, String name) {
    return withFile(
        zip,
        path -> {
          try (ZipArchive archive = ZipArchive.open(path)) {
            return archive.read(name, Limits.ARRAY_BYTES);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

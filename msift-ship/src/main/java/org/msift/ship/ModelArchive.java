package org.msift.ship;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.file.AtomicFile;

/** What must be known of a model's file beside its content. */
final class ModelArchive {

  private static final String DESCRIPTION = "msift.json";

  private ModelArchive() {}

  /** Whether a file is of our one-file format; whatever cannot be read is not. */
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(DESCRIPTION) != null;
    } catch (ZipException notZip) {
      return false;
    } catch (IOException failed) {
      throw new CheckpointException("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }

  /** SHA-256 of a file's bytes. */
  static String hash(Path file) {
    return hash(out -> Files.copy(file, out));
  }

  /** SHA-256 of names and values. */
  static String hash(StateDict weights) {
    return hash(
        out -> {
          for (String name : weights.names()) {
            out.write(name.getBytes(StandardCharsets.UTF_8));
            weights.get(name).writeTo(out);
          }
        });
  }

  private static String hash(AtomicFile.Content content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

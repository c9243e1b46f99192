package org.msift.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip whose entries are stored, not compressed, as both formats that use one demand. That also
 * makes a declared size worth something: no entry can be larger than the file. Read through the
 * central directory, because PyTorch writes stored entries with data descriptors, which {@code
 * ZipInputStream} refuses.
 */
final class ZipArchive implements AutoCloseable {

  private final ZipFile zip;
  private final long fileBytes;
  private final Map<String, ZipEntry> entries;

  private ZipArchive(ZipFile zip, long fileBytes, Map<String, ZipEntry> entries) {
    this.zip = zip;
    this.fileBytes = fileBytes;
    this.entries = entries;
  }

  /** Reads what an entry holds from a stream of known length. */
  @FunctionalInterface
  interface EntryReader<T> {
    T read(InputStream in, long bytes) throws IOException;
  }

  static ZipArchive open(Path path) throws IOException {
    if (path.getFileSystem() != FileSystems.getDefault()) {
      throw new CheckpointException("is not on the default file system; copy it there first");
    }
    ZipFile zip = openZip(path);
    try {
      long fileBytes = path.toFile().length();
      return new ZipArchive(zip, fileBytes, index(zip, fileBytes));
    } catch (IllegalArgumentException e) {
      zip.close();
      throw damaged(e);
    } catch (CheckpointException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile openZip(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static CheckpointException damaged(Exception cause) {
    return new CheckpointException("damaged zip directory: " + cause.getMessage(), cause);
  }

  private static Map<String, ZipEntry> index(ZipFile zip, long fileBytes) {
    if (zip.size() > Limits.ARCHIVE_ENTRIES) {
      throw new CheckpointException("the zip holds too many entries: " + zip.size());
    }
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    long sum = 0;
    Enumeration<? extends ZipEntry> listed = zip.entries();
    while (listed.hasMoreElements()) {
      ZipEntry entry = listed.nextElement();
      if (entries.putIfAbsent(entry.getName(), entry) != null) {
        throw new CheckpointException(
            "zip entry " + Names.quote(entry.getName()) + " occurs twice");
      }
      sum += Math.max(0, entry.getCompressedSize());
      if (sum > fileBytes || sum < 0) {
        throw new CheckpointException("zip entries overlap: together they exceed the file");
      }
    }
    return entries;
  }

  Set<String> names() {
    return entries.keySet();
  }

  boolean contains(String name) {
    return entries.containsKey(name);
  }

  long fileBytes() {
    return fileBytes;
  }

  /** The size of an entry, known to be no larger than the file. */
  long size(String name) {
    return stored(name).getSize();
  }

  byte[] read(String name, long limit) throws IOException {
    long size = size(name);
    if (size > Math.min(limit, Limits.ARRAY_BYTES)) {
      throw new CheckpointException(
          "zip entry %s has %d bytes; at most %d are accepted"
              .formatted(Names.quote(name), size, Math.min(limit, Limits.ARRAY_BYTES)));
    }
    return stream(
        name,
        (in, bytes) -> {
          byte[] content = new byte[(int) bytes];
          if (in.readNBytes(content, 0, content.length) != content.length) {
            throw new EOFException("zip entry " + Names.quote(name) + " is cut short");
          }
          return content;
        });
  }

  /**
   * Hands an entry to a reader that consumes all of it, and then compares the checksum, which
   * ZipFile does not.
   */
  <T> T stream(String name, EntryReader<T> reader) throws IOException {
    ZipEntry entry = stored(name);
    CRC32 checksum = new CRC32();
    T content;
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
      content = reader.read(in, entry.getSize());
    }
    if (checksum.getValue() != entry.getCrc()) {
      throw new CheckpointException(
          "zip entry %s does not match its checksum: the file is damaged (or was written without checksums)"
              .formatted(Names.quote(name)));
    }
    return content;
  }

  private ZipEntry stored(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new CheckpointException("zip entry " + Names.quote(name) + " is missing");
    }
    boolean plain =
        entry.getMethod() == ZipEntry.STORED
            && entry.getSize() >= 0
            && entry.getSize() == entry.getCompressedSize();
    if (!plain) {
      throw new CheckpointException(
          "zip entry %s is compressed; checkpoints are stored uncompressed, save it again with the program it comes from"
              .formatted(Names.quote(name)));
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package org.msift.core.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.msift.core.file.AtomicFile;

/** Writes a zip of stored entries whose bytes depend on nothing but names and contents. */
final class StoredZipWriter implements AutoCloseable {

  /**
   * One month after the first date that zip knows; at the first, Java adds a stamp that depends on
   * the time zone.
   */
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;

  StoredZipWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  void add(String name, byte[] content) throws IOException {
    add(name, content.length, out -> out.write(content));
  }

  /**
   * Adds an entry whose content is written twice: once for its checksum, which must stand before
   * it.
   */
  void add(String name, long bytes, AtomicFile.Content content) throws IOException {
    CheckedOutputStream dry = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    content.writeTo(dry);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes);
    entry.setCompressedSize(bytes);
    entry.setCrc(dry.getChecksum().getValue());
    entry.setTimeLocal(FIXED_TIME);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

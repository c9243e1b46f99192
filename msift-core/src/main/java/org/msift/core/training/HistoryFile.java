package org.msift.core.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msift.core.file.AtomicFile;

/** The two forms a {@link TrainingHistory} has on disk. */
final class HistoryFile {

  private static final long LARGEST_FILE_BYTES = 256L << 20;
  private static final String FIXED = "epoch,iteration";

  private HistoryFile() {}

  static void writeCsv(Path file, TrainingHistory history) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          text.write(header(history) + "\n");
          for (TrainingHistory.Entry entry : history.entries()) {
            text.write(line(entry));
          }
          text.flush();
        });
  }

  private static String header(TrainingHistory history) {
    return history.columns().isEmpty() ? FIXED : FIXED + "," + String.join(",", history.columns());
  }

  private static String line(TrainingHistory.Entry entry) {
    StringBuilder line = new StringBuilder().append(entry.epoch()).append(',');
    line.append(entry.iteration());
    for (double value : entry.values()) {
      line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
    }
    return line.append('\n').toString();
  }

  static void writeJson(Path file, TrainingHistory history) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          JsonGenerator json = new JsonFactory().createGenerator(out);
          json.writeStartObject();
          json.writeFieldName("columns");
          String[] columns = header(history).split(",");
          json.writeArray(columns, 0, columns.length);
          json.writeArrayFieldStart("rows");
          for (TrainingHistory.Entry entry : history.entries()) {
            writeRow(json, entry);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.flush();
        });
  }

  private static void writeRow(JsonGenerator json, TrainingHistory.Entry entry) throws IOException {
    json.writeStartArray();
    json.writeNumber(entry.epoch());
    json.writeNumber(entry.iteration());
    for (double value : entry.values()) {
      if (Double.isNaN(value)) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
    json.writeEndArray();
  }

  static TrainingHistory readCsv(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE_BYTES) {
      throw new IOException(
          file + " has " + Files.size(file) + " bytes, more than " + LARGEST_FILE_BYTES);
    }
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      TrainingHistory history = new TrainingHistory(columns(file, lines.readLine()));
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        append(history, file, number, line);
      }
      return history;
    } catch (IllegalArgumentException unfit) {
      throw new IOException(file + " is no history of a training: " + unfit.getMessage(), unfit);
    }
  }

  private static List<String> columns(Path file, String header) throws IOException {
    if (header == null || !(header.equals(FIXED) || header.startsWith(FIXED + ","))) {
      throw new IOException(
          file + " is no history of a training: its first line does not start with " + FIXED);
    }
    List<String> names = Arrays.asList(header.split(",", -1));
    return names.subList(2, names.size());
  }

  private static void append(TrainingHistory history, Path file, int number, String line)
      throws IOException {
    try {
      String[] cells = line.split(",", -1);
      if (cells.length != history.columns().size() + 2) {
        throw new IllegalArgumentException(
            cells.length + " cells, expected " + (history.columns().size() + 2));
      }
      List<Double> values = new ArrayList<>();
      for (String cell : Arrays.asList(cells).subList(2, cells.length)) {
        values.add(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell));
      }
      history.append(
          new TrainingHistory.Entry(Long.parseLong(cells[0]), Long.parseLong(cells[1]), values));
    } catch (IllegalArgumentException unfit) {
      throw new IOException(
          file + " is no history of a training: line " + number + ": " + unfit.getMessage(), unfit);
    }
  }
}

package org.msift.core.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.msift.core.file.AtomicFile;

/** The history as a table, {@value #CSV}, and as a list of objects, {@value #JSON}. */
final class HistoryFiles implements HistoryWriter {

  static final String CSV = "history.csv";
  static final String JSON = "history.json";

  @Override
  public void write(Path folder, List<HistoryRow> rows) throws IOException {
    byte[] table = csv(rows).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(CSV), out -> out.write(table));
    TrainingJson.write(folder.resolve(JSON), rows);
  }

  private static String csv(List<HistoryRow> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.values().keySet()));
    StringBuilder table = new StringBuilder("iteration,epoch");
    names.forEach(name -> table.append(',').append(quoted(name)));
    table.append('\n');
    for (HistoryRow row : rows) {
      StringJoiner line = new StringJoiner(",");
      line.add(Integer.toString(row.iteration())).add(Integer.toString(row.epoch()));
      for (String name : names) {
        Double value = row.values().get(name);
        line.add(value == null ? "" : value.toString());
      }
      table.append(line).append('\n');
    }
    return table.toString();
  }

  private static String quoted(String name) {
    boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}

package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Split;

/** The lines of VAIS's {@code annotations.txt}; only pairs are used, by day and by night. */
final class VaisAnnotations {

  private static final int FIELDS = 7;
  private static final String ABSENT = "null";

  private VaisAnnotations() {}

  static List<FileItem> read(
      DataDescriptor descriptor, Path root, LabelValues values, List<String> notes) {
    if (descriptor.sources().size() != 2) {
      throw new DataException("VAIS has two sources, visible and infrared, in this order");
    }
    Path file = FilePattern.below(root, descriptor.labels().annotations());
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw new DataException(file + " is missing; published: " + descriptor.published());
    }
    List<FileItem> items = new ArrayList<>();
    int single = 0;
    int night = 0;
    int number = 0;
    for (String line : TextTable.lines(file)) {
      number++;
      String[] fields = line.split("\\s+");
      String where = file + ", line " + number;
      if (fields.length != FIELDS) {
        throw new DataException(
            where + " has " + fields.length + " fields where 7 are expected: " + line);
      }
      if (fields[0].equals(ABSENT) || fields[1].equals(ABSENT)) {
        single++;
        continue;
      }
      night += flag(where, fields[6]) ? 1 : 0;
      items.add(
          new FileItem(
              fields[0],
              fields[4],
              List.of(FilePattern.below(root, fields[0]), FilePattern.below(root, fields[1])),
              null,
              values.named(where, fields[3].equals("merchant") ? "cargo" : fields[3]),
              flag(where, fields[5]) ? Split.TRAIN : Split.TEST));
    }
    notes.add(single + " images without a partner are left out");
    notes.add(night + " pairs are by night");
    return items;
  }

  private static boolean flag(String where, String text) {
    if (!text.equals("0") && !text.equals("1")) {
      throw new DataException(where + ": flag " + text + " is neither 0 nor 1");
    }
    return text.equals("1");
  }
}

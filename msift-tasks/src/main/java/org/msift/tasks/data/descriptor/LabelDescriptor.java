package org.msift.tasks.data.descriptor;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where labels are. At most one of table, masks, array, arrays, maps, lists, annotations; with none
 * of them the folder named {@code {class}} in the sources' patterns is the label.
 *
 * @param table a CSV file with a header
 * @param idColumn its column with the id; {@code file} if absent; a suffix such as .png is cut
 * @param classColumn its column with the class name; {@code class} if absent
 * @param groupColumn its column with the group that stays together in a split
 * @param masks pattern of mask files with {@code {id}}
 * @param replace what is replaced in the id for masks
 * @param array a file with one label per row
 * @param arrays such files by split
 * @param maps label maps of a scene by split; values below first are unlabelled
 * @param lists label lists of a scene by split: CSV with row, column, class, or ENVI's text of
 *     regions of interest ({@code .txt})
 * @param annotations the {@code annotations.txt} of VAIS
 * @param variable name of the array in a {@code .mat} file; the file's own name if absent
 * @param values stored value to class index or ignore; if absent, stored value minus first
 * @param first the stored value of the first class; 0 if absent
 * @param ignore the stored value that is not learned or counted; 255 if absent
 */
public record LabelDescriptor(
    String table,
    String idColumn,
    String classColumn,
    String groupColumn,
    String masks,
    Map<String, String> replace,
    String array,
    Map<Split, String> arrays,
    Map<Split, String> maps,
    Map<Split, String> lists,
    String annotations,
    String variable,
    Map<Integer, Integer> values,
    Integer first,
    Integer ignore) {

  /** Labels by folder. */
  public static final LabelDescriptor FOLDER =
      new LabelDescriptor(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /**
   * Fills in defaults.
   *
   * @param table a CSV file with a header
   * @param idColumn its column with the id; {@code file} if absent; a suffix such as .png is cut
   * @param classColumn its column with the class name; {@code class} if absent
   * @param groupColumn its column with the group that stays together in a split
   * @param masks pattern of mask files with {@code {id}}
   * @param replace what is replaced in the id for masks
   * @param array a file with one label per row
   * @param arrays such files by split
   * @param maps label maps of a scene by split; values below first are unlabelled
   * @param lists label lists of a scene by split: CSV with row, column, class, or ENVI's text of
   *     regions of interest ({@code .txt})
   * @param annotations the {@code annotations.txt} of VAIS
   * @param variable name of the array in a {@code .mat} file; the file's own name if absent
   * @param values stored value to class index or ignore; if absent, stored value minus first
   * @param first the stored value of the first class; 0 if absent
   * @param ignore the stored value that is not learned or counted; 255 if absent
   * @throws IllegalArgumentException if places are more than one
   */
  public LabelDescriptor {
    if (Stream.of(table, masks, array, arrays, maps, lists, annotations)
            .filter(Objects::nonNull)
            .count()
        > 1) {
      throw new IllegalArgumentException(
          "labels: give one of table, masks, array, arrays, maps, lists, annotations");
    }
    idColumn = idColumn == null ? "file" : idColumn;
    classColumn = classColumn == null ? "class" : classColumn;
    replace = replace == null ? Map.of() : Map.copyOf(replace);
    first = first == null ? 0 : first;
    ignore = ignore == null ? 255 : ignore;
  }
}

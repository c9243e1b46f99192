package org.msift.tasks.data.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One source. Exactly one of files, array, arrays and raster says where it is.
 *
 * @param name its name, also that of the graph's input
 * @param files pattern of its files below the root, with {@code {id}} and perhaps {@code {class}};
 *     for annotations none is needed
 * @param replace what is replaced in the id for this source, such as SAR-Intensity by PS-RGBNIR
 * @param array a {@code .npy} or {@code .mat} file of one sample per row
 * @param arrays such files by split
 * @param raster one file with a whole scene
 * @param variable name of the array in a {@code .mat} file; the file's own name if absent
 * @param columns first and one-past-last column of the array; all if absent
 * @param bands bands to use, from 0; all if absent
 * @param scaling how to scale; none if absent
 * @param noData the value that marks a pixel without data; it becomes 0 after scaling
 * @param resize height and width each image is brought to, bilinear
 * @param window side of the square patch of a row or around a pixel; 1 if absent
 * @param layout order of a row's values; channels-first if absent
 */
public record SourceDescriptor(
    String name,
    String files,
    Map<String, String> replace,
    String array,
    Map<Split, String> arrays,
    String raster,
    String variable,
    List<Integer> columns,
    List<Integer> bands,
    ScalingDescriptor scaling,
    Double noData,
    List<Integer> resize,
    Integer window,
    Layout layout) {

  /**
   * Fills in defaults.
   *
   * @param name its name, also that of the graph's input
   * @param files pattern of its files below the root, with {@code {id}} and perhaps {@code
   *     {class}}; for annotations none is needed
   * @param replace what is replaced in the id for this source, such as SAR-Intensity by PS-RGBNIR
   * @param array a {@code .npy} or {@code .mat} file of one sample per row
   * @param arrays such files by split
   * @param raster one file with a whole scene
   * @param variable name of the array in a {@code .mat} file; the file's own name if absent
   * @param columns first and one-past-last column of the array; all if absent
   * @param bands bands to use, from 0; all if absent
   * @param scaling how to scale; none if absent
   * @param noData the value that marks a pixel without data; it becomes 0 after scaling
   * @param resize height and width each image is brought to, bilinear
   * @param window side of the square patch of a row or around a pixel; 1 if absent
   * @param layout order of a row's values; channels-first if absent
   * @throws IllegalArgumentException if the name is missing, places are more than one, or numbers
   *     are out of range
   */
  public SourceDescriptor {
    require(name != null && !name.isBlank(), "a source has no name");
    require(
        Stream.of(files, array, arrays, raster).filter(Objects::nonNull).count() <= 1,
        "source " + name + ": give one of files, array, arrays, raster");
    replace = replace == null ? Map.of() : Map.copyOf(replace);
    arrays = arrays == null ? null : Map.copyOf(arrays);
    columns = columns == null ? null : List.copyOf(columns);
    require(
        columns == null
            || (columns.size() == 2 && columns.get(0) >= 0 && columns.get(0) < columns.get(1)),
        "source " + name + ": columns are [first, one past last]");
    bands = bands == null ? null : List.copyOf(bands);
    require(
        bands == null || (!bands.isEmpty() && bands.stream().allMatch(band -> band >= 0)),
        "source " + name + ": bands are numbers from 0");
    scaling = scaling == null ? ScalingDescriptor.NONE : scaling;
    resize = resize == null ? null : List.copyOf(resize);
    require(
        resize == null || (resize.size() == 2 && resize.get(0) > 0 && resize.get(1) > 0),
        "source " + name + ": resize is [height, width]");
    window = window == null ? 1 : window;
    require(window > 0 && window % 2 == 1, "source " + name + ": window must be odd and positive");
    layout = layout == null ? Layout.CHANNELS_FIRST : layout;
  }

  /**
   * The same source with another scaling.
   *
   * @param other how to scale; none if null
   * @return a descriptor of the same files and bands
   */
  public SourceDescriptor withScaling(ScalingDescriptor other) {
    return new SourceDescriptor(
        name, files, replace, array, arrays, raster, variable, columns, bands, other, noData,
        resize, window, layout);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

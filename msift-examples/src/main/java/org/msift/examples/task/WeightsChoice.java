package org.msift.examples.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.model.BackboneWeights;
import org.msift.tasks.model.NetworkSettings;

/**
 * Files of weights that a user names.
 *
 * @param texts each a file for all sources, or a source, an equals sign and a file
 */
public record WeightsChoice(List<String> texts) {

  /**
   * Reads the files and checks that they fit.
   *
   * @param network what the network is
   * @return the weights of each source that has some
   * @throws IllegalArgumentException if there is no such source, or a source has two files
   * @throws org.msift.core.checkpoint.CheckpointException if a file is missing or does not fit
   */
  public List<BackboneWeights> read(NetworkSettings network) {
    List<String> sources = network.used().stream().map(SourceShape::name).toList();
    Map<String, Path> files = new LinkedHashMap<>();
    for (String text : texts) {
      String source = text.substring(0, Math.max(0, text.indexOf('=')));
      if (sources.contains(source)) {
        put(files, source, Path.of(text.substring(source.length() + 1)));
      } else if (source.isEmpty() || Files.exists(Path.of(text))) {
        sources.forEach(name -> put(files, name, Path.of(text)));
      } else {
        throw new IllegalArgumentException(
            "--weights " + text + ": there is no source " + source + "; there are " + sources);
      }
    }
    List<BackboneWeights> weights = new ArrayList<>();
    files.forEach((source, file) -> weights.add(BackboneWeights.read(file, network, source)));
    return weights;
  }

  private static void put(Map<String, Path> files, String source, Path file) {
    Path other = files.put(source, file);
    if (other != null) {
      throw new IllegalArgumentException(
          "--weights gives source " + source + " both " + other + " and " + file);
    }
  }
}

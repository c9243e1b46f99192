package org.msift.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.SceneFiles;
import picocli.CommandLine.Option;

/** The options of commands that take scenes to sharpen. */
final class ScenesInput {

  static final String NO_SENSOR = "none";

  @Option(
      names = "--ms",
      paramLabel = "FILE",
      description = "Multispectral image of a scene (.npy, .tif and others), with its --pan.")
  private List<Path> multispectral = List.of();

  @Option(
      names = "--pan",
      paramLabel = "FILE",
      description = "Panchromatic image of the same place, an integer multiple as high and wide.")
  private List<Path> panchromatic = List.of();

  @Option(
      names = "--scene",
      paramLabel = "FILE",
      description =
          "A MATLAB file that holds both, I_MS and I_PAN, instead of --ms and --pan; its sensor counts"
              + " where none is given.")
  private List<Path> scenes = List.of();

  /** All files. */
  List<Path> files() {
    List<Path> all = new ArrayList<>(multispectral);
    all.addAll(panchromatic);
    all.addAll(scenes);
    return all;
  }

  /** The file of the first scene's multispectral image; there is a scene, or this fails. */
  Path coarse() {
    return multispectral.isEmpty() ? scenes.get(0) : multispectral.get(0);
  }

  /**
   * Reads all scenes, those of two files first.
   *
   * @param sensor name of the sensor, if one is given
   * @param bits of a sample
   */
  List<PanScene> read(Optional<String> sensor, int bits) {
    if (multispectral.size() != panchromatic.size()) {
      throw new CommandException(
          "%d multispectral and %d panchromatic images; give one --pan for each --ms"
              .formatted(multispectral.size(), panchromatic.size()));
    }
    List<PanScene> read = new ArrayList<>();
    for (int i = 0; i < multispectral.size(); i++) {
      read.add(
          SceneFiles.read(
              multispectral.get(i), panchromatic.get(i), sensor.orElse(NO_SENSOR), bits));
    }
    for (Path scene : scenes) {
      read.add(
          sensor
              .map(name -> SceneFiles.read(scene, name, bits))
              .orElseGet(() -> SceneFiles.read(scene, bits)));
    }
    if (read.isEmpty()) {
      throw new CommandException("no scene; give --ms and --pan, or --scene");
    }
    return read;
  }
}

package org.msift.tasks.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.network.FusionKind;

/**
 * The published networks by name, and small ones. The official configurations are those of
 * SOTA_VAIS, DFC2013/finetune_9285, and pspnet_r50-d8 and danet for SpaceNet 6.
 */
public final class Presets {

  /** What a preset is for, and what it sets. */
  private record Preset(List<Task> tasks, Map<String, String> values) {}

  private static final Map<String, Preset> ALL = all();

  private Presets() {}

  private static Map<String, Preset> all() {
    Map<String, Preset> presets = new TreeMap<>();
    presets.put(
        "msift.vais",
        new Preset(
            List.of(Task.IMAGE),
            Map.ofEntries(
                Map.entry("backbone", "resnet50"),
                Map.entry("frozenStages", "1"),
                Map.entry("pyramid", "256"),
                Map.entry("patch", "4"),
                Map.entry("features", "256"),
                Map.entry("depth", "8"),
                Map.entry("mlp", "1024"),
                Map.entry("dropout", "0.1"))));
    presets.put(
        "msift.houston2013",
        new Preset(
            List.of(Task.PIXEL),
            Map.ofEntries(
                Map.entry("backbone", "lightnet"),
                Map.entry("pyramid", "128"),
                Map.entry("positions", "65"),
                Map.entry("features", "128"),
                Map.entry("depth", "4"),
                Map.entry("mlp", "256"),
                Map.entry("dropout", "0.3"))));
    presets.put("msift.spacenet6-psp", spaceNet("psp", "512"));
    presets.put("msift.spacenet6-danet", spaceNet("danet", "512"));
    presets.put("tiny", tiny());
    presets.put(
        "bands",
        new Preset(
            List.of(Task.PIXEL, Task.IMAGE),
            Map.ofEntries(
                Map.entry("backbone", "band-groups"),
                Map.entry("pyramid", "128"),
                Map.entry("bandGroups", "21"),
                Map.entry("features", "64"),
                Map.entry("depth", "2"),
                Map.entry("headDimension", "16"),
                Map.entry("mlp", "128"),
                Map.entry("dropout", "0.1"))));
    return presets;
  }

  private static Preset spaceNet(String head, String channels) {
    return new Preset(
        List.of(Task.SEGMENT),
        Map.ofEntries(
            Map.entry("backbone", "resnet50-v1c-d8"),
            Map.entry("patch", "2"),
            Map.entry("features", "256"),
            Map.entry("depth", "4"),
            Map.entry("mlp", "1024"),
            Map.entry("dropout", "0.1"),
            Map.entry("head", head),
            Map.entry("headChannels", channels)));
  }

  private static Preset tiny() {
    return new Preset(
        List.of(Task.IMAGE, Task.PIXEL, Task.SEGMENT),
        Map.ofEntries(
            Map.entry("backbone", "small"),
            Map.entry("width", "8"),
            Map.entry("pyramid", "32"),
            Map.entry("patch", "1"),
            Map.entry("features", "32"),
            Map.entry("depth", "1"),
            Map.entry("heads", "2"),
            Map.entry("headDimension", "16"),
            Map.entry("mlp", "64"),
            Map.entry("headChannels", "64")));
  }

  /**
   * The names of all presets.
   *
   * @return the names, sorted
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static NetworkSettings settings(String name, Task task, List<SourceShape> sources, int classes) {
    Preset preset = ALL.get(name);
    if (preset == null) {
      throw new IllegalArgumentException("there is no preset '" + name + "'; there are " + names());
    }
    if (!preset.tasks().contains(task)) {
      throw new IllegalArgumentException(
          "preset " + name + " is for the tasks " + preset.tasks() + ", not for " + task);
    }
    boolean alone = sources.size() == 1;
    NetworkSettings settings =
        new NetworkSettings(
            name,
            task,
            sources,
            classes,
            BackboneKind.SMALL,
            16,
            -1,
            1,
            128,
            0,
            128,
            1,
            4,
            64,
            256,
            1,
            0,
            ScaleKind.DIM,
            2,
            true,
            true,
            true,
            alone ? FusionKind.SINGLE : FusionKind.MSIFT,
            alone ? sources.get(0).name() : "",
            task == Task.SEGMENT ? HeadKind.PSP : HeadKind.NONE,
            64,
            1);
    for (Map.Entry<String, String> value : preset.values().entrySet()) {
      settings = settings.with(value.getKey(), value.getValue());
    }
    return settings;
  }
}

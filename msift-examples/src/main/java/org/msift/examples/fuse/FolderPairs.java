package org.msift.examples.fuse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.msift.core.image.SampleType;

/**
 * The images of two folders, matched by file name without suffix. Other files and folders in them
 * are left alone.
 *
 * @param jobs pairs in the order of their names
 * @param problems one line for each image that makes no pair
 */
public record FolderPairs(List<FusionJob> jobs, List<String> problems) {

  private static final Set<String> SUFFIXES =
      Set.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff");

  public FolderPairs {
    jobs = List.copyOf(jobs);
    problems = List.copyOf(problems);
  }

  /**
   * Looks at two folders.
   *
   * @param visible folder of visible images
   * @param infrared folder of infrared images
   * @param fused folder to write to
   * @param luminance folder to write the network's raw output to, if any
   * @return pairs and what is none
   * @throws IOException if a folder cannot be listed
   */
  public static FolderPairs of(Path visible, Path infrared, Path fused, Optional<Path> luminance)
      throws IOException {
    Map<String, List<Path>> first = images(visible);
    Map<String, List<Path>> second = images(infrared);
    Set<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<FusionJob> jobs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      List<Path> visibles = first.getOrDefault(name, List.of());
      List<Path> infrareds = second.getOrDefault(name, List.of());
      if (visibles.size() == 1 && infrareds.size() == 1) {
        Optional<Path> raw = luminance.map(folder -> folder.resolve(name + ".npy"));
        FusionJob.Target target = type -> fused.resolve(name + suffix(type));
        jobs.add(new FusionJob(visibles.get(0), infrareds.get(0), target, raw));
      } else {
        problems.add(problem(visible, visibles, infrared, infrareds));
      }
    }
    return new FolderPairs(jobs, problems);
  }

  private static Map<String, List<Path>> images(Path folder) throws IOException {
    Map<String, List<Path>> images = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (SUFFIXES.contains(FileNames.suffix(name)) && !Files.isDirectory(file)) {
          String stem = FileNames.withoutSuffix(name);
          images.computeIfAbsent(stem, key -> new ArrayList<>()).add(file);
        }
      }
    }
    return images;
  }

  /** PNG where it holds the samples. */
  private static String suffix(SampleType type) {
    return type == SampleType.UINT8 || type == SampleType.UINT16 ? ".png" : ".tif";
  }

  private static String problem(
      Path visible, List<Path> visibles, Path infrared, List<Path> infrareds) {
    if (visibles.isEmpty()) {
      return infrareds.get(0) + " has no partner in " + visible + "; name both files alike";
    }
    if (infrareds.isEmpty()) {
      return visibles.get(0) + " has no partner in " + infrared + "; name both files alike";
    }
    List<Path> several = visibles.size() > 1 ? visibles : infrareds;
    return several + " have one name; keep one of them";
  }
}

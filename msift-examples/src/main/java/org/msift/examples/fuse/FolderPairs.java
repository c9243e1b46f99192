package org.msift.examples.fuse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msift.core.file.MatchedFiles;
import org.msift.core.image.SampleType;

/**
 * The images of two folders, matched by file name without suffix. Other files and folders in them
 * are left alone.
 *
 * @param jobs pairs in the order of their names
 * @param problems one line for each image that makes no pair
 */
public record FolderPairs(List<FusionJob> jobs, List<String> problems) {

  /** Suffixes of files that are taken for images, in lower case with the dot. */
  public static final Set<String> SUFFIXES =
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
    MatchedFiles files = MatchedFiles.of(List.of(visible, infrared), SUFFIXES);
    List<FusionJob> jobs = new ArrayList<>();
    for (MatchedFiles.Match match : files.matches()) {
      Optional<Path> raw = luminance.map(folder -> folder.resolve(match.name() + ".npy"));
      FusionJob.Target target = type -> fused.resolve(match.name() + suffix(type));
      jobs.add(new FusionJob(match.files().get(0), match.files().get(1), target, raw));
    }
    return new FolderPairs(jobs, files.problems());
  }

  /** PNG where it holds the samples. */
  private static String suffix(SampleType type) {
    return type == SampleType.UINT8 || type == SampleType.UINT16 ? ".png" : ".tif";
  }
}

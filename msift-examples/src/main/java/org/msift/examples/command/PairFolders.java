package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.msift.core.file.MatchedFiles;
import org.msift.examples.fuse.FolderPairs;
import org.msift.ship.training.FusionPair;

/**
 * Folders of images that belong together by name.
 *
 * @param visible folder of visible images
 * @param infrared folder of infrared images
 * @param mask folder of masks, if there is one
 */
record PairFolders(Path visible, Path infrared, Optional<Path> mask) {

  /**
   * All pairs, of which each must be whole.
   *
   * @throws CommandException if a folder or a partner is missing, or there is no pair
   */
  List<FusionPair> pairs() throws IOException {
    MatchedFiles files = files();
    if (!files.problems().isEmpty()) {
      throw new CommandException(String.join("; ", files.problems()));
    }
    return some(files).matches().stream().map(PairFolders::pair).toList();
  }

  /**
   * What belongs together, and what does not.
   *
   * @throws CommandException if a folder is missing, or there is no pair
   */
  MatchedFiles matched() throws IOException {
    return some(files());
  }

  private MatchedFiles files() throws IOException {
    for (Path folder : folders()) {
      if (!Files.isDirectory(folder)) {
        throw new CommandException(folder + " is no folder; check the path");
      }
    }
    return MatchedFiles.of(folders(), FolderPairs.SUFFIXES);
  }

  private MatchedFiles some(MatchedFiles files) {
    if (files.matches().isEmpty()) {
      throw new CommandException(folders() + " hold no images of one name; name the files alike");
    }
    return files;
  }

  private List<Path> folders() {
    return Stream.concat(Stream.of(visible, infrared), mask.stream()).toList();
  }

  private static FusionPair pair(MatchedFiles.Match match) {
    List<Path> files = match.files();
    return new FusionPair(
        match.name(), files.get(0), files.get(1), files.stream().skip(2).findFirst());
  }
}

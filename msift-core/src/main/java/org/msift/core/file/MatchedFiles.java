package org.msift.core.file;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of several folders, matched by file name without suffix. Other files and folders in
 * them are left alone.
 *
 * @param matches files that belong together, in the order of their names
 * @param problems one line for each name that lacks a file, or has several in one folder
 */
public record MatchedFiles(List<Match> matches, List<String> problems) {

  /**
   * One file of each folder.
   *
   * @param name their name without suffix
   * @param files in the order of the folders
   */
  public record Match(String name, List<Path> files) {

    /**
     * Copies the list.
     *
     * @param name their name without suffix
     * @param files in the order of the folders
     */
    public Match {
      files = List.copyOf(files);
    }
  }

  /**
   * Copies the lists.
   *
   * @param matches files that belong together, in the order of their names
   * @param problems one line for each name that lacks a file, or has several in one folder
   */
  public MatchedFiles {
    matches = List.copyOf(matches);
    problems = List.copyOf(problems);
  }

  /**
   * Looks at folders.
   *
   * @param folders one or more
   * @param suffixes the suffixes that count, in lower case with the dot
   * @return what belongs together, and what does not
   * @throws IOException if a folder cannot be listed
   */
  public static MatchedFiles of(List<Path> folders, Set<String> suffixes) throws IOException {
    List<Map<String, List<Path>>> listed = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Path folder : folders) {
      Map<String, List<Path>> files = files(folder, suffixes);
      listed.add(files);
      names.addAll(files.keySet());
    }
    List<Match> matches = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      List<List<Path>> found =
          listed.stream().map(files -> files.getOrDefault(name, List.of())).toList();
      problem(folders, found)
          .ifPresentOrElse(
              problems::add,
              () -> matches.add(new Match(name, found.stream().map(one -> one.get(0)).toList())));
    }
    return new MatchedFiles(matches, problems);
  }

  private static Map<String, List<Path>> files(Path folder, Set<String> suffixes)
      throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed.sorted().toList()) {
        String name = file.getFileName().toString();
        if (suffixes.contains(FileNames.suffix(name)) && !Files.isDirectory(file)) {
          String stem = FileNames.withoutSuffix(name);
          files.computeIfAbsent(stem, key -> new ArrayList<>()).add(file);
        }
      }
    }
    return files;
  }

  private static Optional<String> problem(List<Path> folders, List<List<Path>> found) {
    List<String> without = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      if (found.get(i).isEmpty()) {
        without.add(folders.get(i).toString());
      }
    }
    if (!without.isEmpty()) {
      String present =
          found.stream()
              .flatMap(List::stream)
              .map(Path::toString)
              .collect(Collectors.joining(", "));
      return Optional.of(
          present + " has no partner in " + String.join(", ", without) + "; name the files alike");
    }
    return found.stream()
        .filter(files -> files.size() > 1)
        .findFirst()
        .map(several -> several + " have one name; keep one of them");
  }
}

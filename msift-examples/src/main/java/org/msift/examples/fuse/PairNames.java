package org.msift.examples.fuse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.msift.core.file.MatchedFiles;

/**
 * Names of pairs, such as those of a part that was held back from training.
 *
 * @param names names without suffix, in order
 * @param origin what messages call them
 */
public record PairNames(Set<String> names, String origin) {

  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final int SHOWN = 5;

  /**
   * Reads names.
   *
   * @param file UTF-8 text of at most 1 MiB, a name per line, with or without the suffix of an
   *     image; empty lines do not count
   * @return the names
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is larger, or holds no name
   */
  public static PairNames read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
      if (bytes.length > MAXIMUM_BYTES) {
        throw new IllegalArgumentException(
            file + " is larger than 1 MiB; that is no list of names");
      }
      Set<String> names = new LinkedHashSet<>();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> names.add(stem(line)));
      if (names.isEmpty()) {
        throw new IllegalArgumentException(file + " holds no names; give one per line");
      }
      return new PairNames(names, file.toString());
    }
  }

  private static String stem(String name) {
    return FolderPairs.SUFFIXES.stream()
        .filter(suffix -> name.toLowerCase(Locale.ROOT).endsWith(suffix))
        .findFirst()
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .orElse(name);
  }

  /**
   * The pairs of these names.
   *
   * @param files the files of two folders
   * @return one pair for each name, in the order of the files; nothing is said of other files
   * @throws IllegalArgumentException if there is no pair of some name; the message has the first
   */
  public MatchedFiles of(MatchedFiles files) {
    List<MatchedFiles.Match> chosen =
        files.matches().stream().filter(match -> names.contains(match.name())).toList();
    Set<String> missing = new LinkedHashSet<>(names);
    chosen.forEach(match -> missing.remove(match.name()));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s names %d pairs that the folders do not hold: %s%s"
              .formatted(
                  origin,
                  missing.size(),
                  missing.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                  missing.size() > SHOWN ? ", ..." : ""));
    }
    return new MatchedFiles(chosen, List.of());
  }
}

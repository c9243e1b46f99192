package org.msift.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msift.tasks.data.descriptor.DataException;

/** A pattern of files with {@code {id}} and perhaps {@code {class}}. */
record FilePattern(String pattern, Map<String, String> replace) {

  FilePattern {
    if (!pattern.contains("{id}")) {
      throw new DataException("file pattern " + pattern + " has no {id}");
    }
    if (List.of(pattern.split("/")).contains("..")) {
      throw new DataException("file pattern " + pattern + " leads out of the folder of the data");
    }
  }

  /** The file of a sample, which stays below the root. */
  Path file(Path root, String id, String className) {
    String name = id;
    for (Map.Entry<String, String> one : replace.entrySet()) {
      name = name.replace(one.getKey(), one.getValue());
    }
    return below(root, pattern.replace("{id}", name).replace("{class}", className));
  }

  static Path below(Path root, String name) {
    Path base = root.toAbsolutePath().normalize();
    Path file = base.resolve(name).normalize();
    if (!file.startsWith(base)) {
      throw new DataException(name + " leads out of the folder of the data, " + root);
    }
    return file;
  }

  /** All ids below a root with their class, empty where the pattern has none. */
  Map<String, String> scan(Path root) {
    Path base = root.toAbsolutePath().normalize();
    String regex =
        ("\\Q" + pattern + "\\E")
            .replace("{id}", "\\E(?<id>[^/]+)\\Q")
            .replace("{class}", "\\E(?<class>[^/]+)\\Q");
    Pattern compiled = Pattern.compile(regex);
    TreeMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(base, pattern.split("/").length)) {
      files.filter(Files::isRegularFile).forEach(file -> match(compiled, base, file, found));
    } catch (IOException failed) {
      throw new DataException("folder " + root + " cannot be listed: " + failed, failed);
    }
    return found;
  }

  private void match(Pattern compiled, Path base, Path file, Map<String, String> found) {
    Matcher matcher = compiled.matcher(base.relativize(file).toString().replace('\\', '/'));
    if (matcher.matches()) {
      String className = pattern.contains("{class}") ? matcher.group("class") : "";
      String before = found.put(matcher.group("id"), className);
      if (before != null) {
        throw new DataException(
            "id " + matcher.group("id") + " is in two classes: " + before + ", " + className);
      }
    }
  }
}

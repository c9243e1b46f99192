package org.msift.examples.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.msift.tasks.data.DataSets;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;

/**
 * A data set that a user names.
 *
 * @param descriptor what it is
 * @param root the folder of its files
 */
public record DataChoice(DataDescriptor descriptor, Path root) {

  /**
   * Reads a descriptor.
   *
   * @param text a YAML file, or the name of a ready descriptor, which a colon and the folder of the
   *     data may follow
   * @return the choice
   * @throws DataException if it is neither, or the descriptor is wrong
   */
  public static DataChoice of(String text) {
    Path file = Path.of(text);
    if (Files.isRegularFile(file)) {
      DataDescriptor descriptor = DescriptorFile.read(file);
      Path folder = file.toAbsolutePath().getParent();
      return new DataChoice(descriptor, folder.resolve(descriptor.root()));
    }
    for (String name : DescriptorFile.READY) {
      if (text.equals(name) || text.startsWith(name + ":")) {
        String folder = text.substring(Math.min(text.length(), name.length() + 1));
        return new DataChoice(DescriptorFile.ready(name), Path.of(folder.isEmpty() ? "." : folder));
      }
    }
    throw new DataException(
        text
            + " is neither a descriptor file nor a ready descriptor with its folder, such as"
            + " water12:FOLDER; ready are "
            + DescriptorFile.READY);
  }

  /**
   * The same data with some of the sources.
   *
   * @param names the sources wanted, in that order; empty for all
   * @return the choice
   * @throws DataException if a source is not there
   */
  public DataChoice withSources(List<String> names) {
    return names.isEmpty() ? this : new DataChoice(descriptor.withSources(names), root);
  }

  /**
   * Opens it, with scalings of its training part.
   *
   * @return the parts
   * @throws DataException if anything is missing or wrong
   */
  public SplitData open() {
    return DataSets.open(descriptor, root);
  }

  /**
   * Opens it for a trained model.
   *
   * @param scalings the model's
   * @return the parts
   * @throws DataException if anything is missing or wrong
   */
  public SplitData open(List<SourceScaling> scalings) {
    return DataSets.open(descriptor, root, scalings);
  }
}

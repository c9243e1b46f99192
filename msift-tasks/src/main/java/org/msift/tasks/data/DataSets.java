package org.msift.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.ScalingDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Split;
import org.msift.tasks.data.descriptor.SplitDescriptor;
import org.msift.tasks.data.descriptor.SplitMethod;
import org.msift.tasks.data.descriptor.Task;

/** Opens data sets. */
public final class DataSets {

  private DataSets() {}

  /**
   * Opens what a descriptor file names; computes scalings from the training part.
   *
   * @param file a YAML descriptor
   * @return the parts
   * @throws DataException if anything is missing or wrong
   */
  public static SplitData open(Path file) {
    DataDescriptor descriptor = DescriptorFile.read(file);
    return open(descriptor, file.toAbsolutePath().getParent().resolve(descriptor.root()));
  }

  /**
   * Opens a data set; computes scalings from the training part.
   *
   * @param descriptor what
   * @param root the folder of its files
   * @return the parts
   * @throws DataException if anything is missing or wrong
   */
  public static SplitData open(DataDescriptor descriptor, Path root) {
    return open(descriptor, root, List.of());
  }

  /**
   * Opens a data set for a trained model.
   *
   * @param descriptor what
   * @param root the folder of its files
   * @param saved the model's scalings; empty to compute them from the training part
   * @return the parts
   * @throws DataException if anything is missing or wrong, or the model was trained on other
   *     sources
   */
  public static SplitData open(DataDescriptor descriptor, Path root, List<SourceScaling> saved) {
    if (!Files.isDirectory(root)) {
      throw new DataException(
          "folder " + root + " is missing; published: " + descriptor.published());
    }
    Loaded loaded = load(descriptor, root);
    Split[] parts = parts(descriptor.split(), loaded);
    List<DataSet> raw = new ArrayList<>();
    for (Split split : Split.values()) {
      raw.add(
          new SubsetDataSet(
              loaded.all(),
              IntStream.range(0, parts.length).filter(i -> parts[i] == split).toArray()));
    }
    requireParts(descriptor.split(), loaded, raw);
    List<SourceScaling> scalings = saved.isEmpty() ? fit(descriptor, raw.get(0)) : saved;
    requireSources(loaded.all().sourceShapes(), scalings);
    List<DataSet> scaled =
        raw.stream()
            .<DataSet>map(part -> new ScaledDataSet(part, scalings, loaded.inMemory()))
            .toList();
    List<String> notes = new ArrayList<>(loaded.notes());
    notes.addAll(missingClasses(raw));
    return new SplitData(descriptor, scaled.get(0), scaled.get(1), scaled.get(2), scalings, notes);
  }

  /** What a mean over classes of a part must leave out. */
  private static List<String> missingClasses(List<DataSet> parts) {
    List<String> notes = new ArrayList<>();
    for (Split split : Split.values()) {
      DataSet part = parts.get(split.ordinal());
      if (part.size() > 0 && part.task() != Task.SEGMENT) {
        long[] counts = part.classCounts();
        List<String> missing =
            IntStream.range(0, counts.length)
                .filter(c -> counts[c] == 0)
                .mapToObj(c -> part.classes().get(c).name())
                .toList();
        if (!missing.isEmpty()) {
          notes.add("no " + split + " sample of " + String.join(", ", missing));
        }
      }
    }
    return notes;
  }

  private static Loaded load(DataDescriptor descriptor, Path root) {
    SourceDescriptor first = descriptor.sources().get(0);
    if (first.raster() != null) {
      return new SceneLoader(descriptor, root).load();
    }
    if (first.array() != null || first.arrays() != null) {
      return new RowLoader(descriptor, root).load();
    }
    return new FileLoader(descriptor, root).load();
  }

  private static Split[] parts(SplitDescriptor wanted, Loaded loaded) {
    if (!isGiven(wanted)) {
      return assign(loaded.groups(), loaded.strata(), wanted.validation(), wanted.test(), wanted);
    }
    if (loaded.given() == null) {
      throw new DataException(
          "split " + wanted.method() + ": the data do not say which part a sample belongs to");
    }
    Split[] parts = loaded.given().clone();
    if (wanted.validation() > 0) {
      int[] train = IntStream.range(0, parts.length).filter(i -> parts[i] == Split.TRAIN).toArray();
      String[] groups =
          Arrays.stream(train).mapToObj(i -> loaded.groups()[i]).toArray(String[]::new);
      int[] strata = Arrays.stream(train).map(i -> loaded.strata()[i]).toArray();
      Split[] drawn = assign(groups, strata, wanted.validation(), 0, wanted);
      IntStream.range(0, train.length).forEach(i -> parts[train[i]] = drawn[i]);
    }
    return parts;
  }

  private static Split[] assign(
      String[] groups, int[] strata, double validation, double test, SplitDescriptor wanted) {
    Map<Split, Double> shares = new EnumMap<>(Split.class);
    shares.put(Split.TRAIN, 1 - validation - test);
    if (validation > 0) {
      shares.put(Split.VALIDATION, validation);
    }
    if (test > 0) {
      shares.put(Split.TEST, test);
    }
    return GroupSplit.assign(groups, strata, shares, wanted.seed());
  }

  private static void requireParts(SplitDescriptor wanted, Loaded loaded, List<DataSet> raw) {
    boolean[] asked = {true, wanted.validation() > 0, wanted.test() > 0};
    for (Split split : Split.values()) {
      if (asked[split.ordinal()] && raw.get(split.ordinal()).size() == 0) {
        throw new DataException(
            "split: the %s part is empty; %s".formatted(split, reason(wanted, loaded, split)));
      }
    }
  }

  private static String reason(SplitDescriptor wanted, Loaded loaded, Split split) {
    if (isGiven(wanted) && (split == Split.TRAIN || wanted.validation() == 0)) {
      return "method %s, and the data say %s of all %d samples; check the lists or files of labels"
          .formatted(
              wanted.method(),
              Arrays.stream(loaded.given()).distinct().toList(),
              loaded.given().length);
    }
    return "%d samples in %d groups are too few for it"
        .formatted(
            loaded.all().size(),
            Arrays.stream(loaded.groups()).filter(Objects::nonNull).distinct().count());
  }

  private static boolean isGiven(SplitDescriptor wanted) {
    return wanted.method() == SplitMethod.GIVEN || wanted.method() == SplitMethod.LISTS;
  }

  private static List<SourceScaling> fit(DataDescriptor descriptor, DataSet train) {
    List<ScalingFit> fits = new ArrayList<>();
    for (int s = 0; s < descriptor.sources().size(); s++) {
      ScalingDescriptor wanted = descriptor.sources().get(s).scaling();
      fits.add(new ScalingFit(train.sourceShapes().get(s), wanted, train.size()));
    }
    for (int i = 0; i < train.size(); i++) {
      Sample sample = train.sample(i);
      for (int s = 0; s < fits.size(); s++) {
        SampleCheck.requireData(
            train.id(i), train.sourceShapes().get(s).name(), sample.sources()[s]);
        fits.get(s).add(sample.sources()[s]);
      }
    }
    return fits.stream().map(ScalingFit::result).toList();
  }

  static void requireSources(List<SourceShape> shapes, List<SourceScaling> scalings) {
    List<String> here = shapes.stream().map(s -> s.name() + ":" + s.bands()).toList();
    List<String> saved = scalings.stream().map(s -> s.source() + ":" + s.offset().length).toList();
    if (!here.equals(saved)) {
      throw new DataException(
          "the model was trained on sources " + saved + " (name:bands), the data have " + here);
    }
  }
}

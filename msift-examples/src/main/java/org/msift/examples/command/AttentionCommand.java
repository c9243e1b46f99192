package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msift.examples.task.AttentionFiles;
import org.msift.tasks.data.NewData;
import org.msift.tasks.model.TaskModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows where a point attends to. */
@Command(
    name = "attention",
    description = {
      "Shows where a point attends to: in the self-attentions of the encoder within its source, in"
          + " the cross-attentions of the decoder in the other sources; for each layer and head, and"
          + " the mean of the heads.",
      "Writes heat maps over the images, all weights as attention.json, and a page of the means,"
          + " index.html. For a pixel-wise model the point chooses the pixel whose patch is looked"
          + " at, and the middle of the patch attends."
    })
final class AttentionCommand implements Callable<Integer>, UsesBackend {

  /** A pixel. */
  record Point(int x, int y) {}

  /** Reads a point such as 12,30. */
  static final class PointConverter implements ITypeConverter<Point> {

    @Override
    public Point convert(String text) {
      String[] parts = text.split(",", -1);
      try {
        if (parts.length == 2) {
          return new Point(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
        }
      } catch (NumberFormatException notWhole) {
        throw new TypeConversionException(
            "'" + text + "' is no point; give x,y in whole pixels, such as 12,30");
      }
      throw new TypeConversionException("'" + text + "' is no point; give x,y, such as 12,30");
    }
  }

  @Mixin private ModelInput input;

  @Option(
      names = "--point",
      required = true,
      paramLabel = "X,Y",
      converter = PointConverter.class,
      description =
          "Column and row of the point, from 0, in the images as the network sees them (resized, if"
              + " the training data were); of a table 0 and the row.")
  private Point point;

  @Option(
      names = "--group",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Where tokens are groups of bands: the group that attends, from 0; ${DEFAULT-VALUE} by"
              + " default.")
  private int group;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made if absent.")
  private Path out;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TaskModel trained = input.model();
    NewData data = input.data(trained);
    int maps = new AttentionFiles(trained, data, out).write(point.y(), point.x(), group);
    new ConsoleLines(spec, msift.quiet())
        .say("wrote " + maps + " maps and " + out.resolve("index.html"));
    return 0;
  }
}

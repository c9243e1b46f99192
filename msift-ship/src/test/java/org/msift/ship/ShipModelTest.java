package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.checkpoint.TorchCheckpoint;
import org.msift.core.graph.GraphSettings;
import org.msift.ship.network.InteractionKind;

class ShipModelTest {

  @TempDir private Path folder;

  @Test
  void thePublishedCheckpointIsRecognisedAndEveryEntryUsed() {
    ShipModel model = ShipModel.read(SharedFiles.require("golden/ship/SHIP_model.pth"));
    assertThat(model.network()).isEqualTo(ShipFusion.PUBLISHED);
    assertThat(model.weights().size()).isEqualTo(484);
    assertThat(model.provenance().dataHash())
        .isEqualTo("sha256:e61783e79144d5c9da6681b833ad64624ed2e61f6a533fd18ab896349e3f7329");
  }

  @Test
  void fromTheOfficialCheckpointByWayOfOurFormatEveryBitComesBack() {
    Path checkpoint = SharedFiles.require("golden/ship/SHIP_model.pth");
    Path zip = folder.resolve("ship.zip");
    Path safetensors = folder.resolve("ship.safetensors");
    ShipModel.read(checkpoint).write(zip);
    ShipModel.read(zip).writeOfficial(safetensors);
    requireSameTensors(Safetensors.read(safetensors), CheckpointFile.read(checkpoint));
  }

  @Test
  void everyFormatAndBothNamingsGiveTheSameModel() {
    ShipModel model = SmallShip.model();
    model.write(folder.resolve("ours.zip"));
    model.writeOfficial(folder.resolve("official.safetensors"));
    Safetensors.write(folder.resolve("ours.safetensors"), model.weights());
    TorchCheckpoint.write(folder.resolve("official.pth"), model.official());
    for (String file :
        List.of("ours.zip", "official.safetensors", "ours.safetensors", "official.pth")) {
      ShipModel read = ShipModel.read(folder.resolve(file));
      assertThat(read.network()).as(file).isEqualTo(SmallShip.NETWORK);
      requireSameTensors(read.weights(), model.weights());
    }
  }

  @Test
  void safetensorsKeepTheProvenance() {
    ShipModel small = SmallShip.model();
    ShipModel trained = ShipModel.trained(small.network(), small.weights(), 10, "CPU");
    Path file = folder.resolve("trained.safetensors");
    trained.writeOfficial(file);
    assertThat(ShipModel.read(file).provenance()).isEqualTo(trained.provenance());
  }

  @Test
  void modelsWithInteractionsOfAnyKindComeBackInEveryFormat() {
    for (InteractionKind kind : InteractionKind.values()) {
      ShipFusion network =
          ShipFusion.builder().features(2).blocks(2).order(2).interaction(kind).build();
      ShipModel model =
          ShipModel.of(network, network.stateDict(network.inferenceGraph(GraphSettings.of(3))));
      model.write(folder.resolve("kind.zip"));
      model.writeOfficial(folder.resolve("kind.safetensors"));
      for (String file : List.of("kind.zip", "kind.safetensors")) {
        ShipModel read = ShipModel.read(folder.resolve(file));
        assertThat(read.network()).as(file).isEqualTo(network);
        requireSameTensors(read.weights(), model.weights());
      }
    }
  }

  @Test
  void modelsWithTwoOrdersComeBackInEveryFormat() {
    for (int[] orders : new int[][] {{1, 3}, {3, 1}, {2, 4}}) {
      ShipFusion network =
          ShipFusion.builder()
              .features(2)
              .blocks(1)
              .order(orders[0])
              .channelOrder(orders[1])
              .build();
      ShipModel model =
          ShipModel.of(network, network.stateDict(network.inferenceGraph(GraphSettings.of(3))));
      model.write(folder.resolve("orders.zip"));
      model.writeOfficial(folder.resolve("orders.safetensors"));
      Safetensors.write(folder.resolve("ours.safetensors"), model.weights());
      for (String file : List.of("orders.zip", "orders.safetensors", "ours.safetensors")) {
        ShipModel read = ShipModel.read(folder.resolve(file));
        assertThat(read.network()).as(file).isEqualTo(network);
        requireSameTensors(read.weights(), model.weights());
      }
    }
  }

  @Test
  void oneOrderForBothIsWrittenInOneWay() {
    ShipFusion one = ShipFusion.builder().order(2).build();
    assertThat(ShipFusion.builder().order(2).channelOrder(2).build()).isEqualTo(one);
    assertThat(one.channelOrder()).isZero();
    assertThat(ShipFusion.builder().order(2).channelOrder(3).build()).isNotEqualTo(one);
    assertThatThrownBy(() -> ShipFusion.builder().channelOrder(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order across channels -1");
    assertThatThrownBy(
            () -> ShipFusion.builder().interaction(InteractionKind.OMNI).channelOrder(3).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OMNI has order 2, but order is 3");
  }

  @Test
  void aFileFromBeforeThereWereOtherInteractionsAndTwoOrdersIsRead() {
    ModelDescription is = file().description();
    Map<String, Object> older = new LinkedHashMap<>(is.hyperParameters());
    assertThat(older.remove("interaction")).isEqualTo("SHIP");
    assertThat(older.remove("channelOrder")).isEqualTo(0L);
    Path path = folder.resolve("older.zip");
    ModelDescription description =
        new ModelDescription(
            is.model(), older, Map.of(), is.colourPolicy(), List.of(), is.provenance());
    ModelFile.of(description, file().weights()).write(path);
    assertThat(ShipModel.read(path).network()).isEqualTo(SmallShip.NETWORK);
  }

  private static void requireSameTensors(StateDict actual, StateDict expected) {
    assertThat(List.copyOf(actual.names())).isEqualTo(List.copyOf(expected.names()));
    for (String name : expected.names()) {
      assertThat(actual.get(name)).as(name).isEqualTo(expected.get(name));
    }
  }

  @Test
  void provenanceIsKept() {
    ShipModel model = SmallShip.model();
    model.write(folder.resolve("ship.zip"));
    ShipModel read = ShipModel.read(folder.resolve("ship.zip"));
    assertThat(read.provenance()).isEqualTo(model.provenance());
    read.write(folder.resolve("again.zip"));
    assertThat(folder.resolve("again.zip")).hasSameBinaryContentAs(folder.resolve("ship.zip"));
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefusedWithWhatIsMissingAndUnexpected() {
    StateDict other =
        StateDict.builder().put("conv1.weight", Tensor.ofFloats(new float[64], 64)).build();
    Path file = folder.resolve("resnet.safetensors");
    Safetensors.write(file, other);
    assertThatThrownBy(() -> ShipModel.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not a SHIP network")
        .hasMessageContaining("vis.conv.weight")
        .hasMessageContaining("conv1.weight");
  }

  @Test
  void aMissingEntryIsNamed() {
    StateDict.Builder rest = StateDict.builder();
    StateDict official = SmallShip.model().official();
    official.names().stream()
        .filter(name -> !name.equals("reconstruction.conv_last.bias"))
        .forEach(name -> rest.put(name, official.get(name)));
    Safetensors.write(folder.resolve("cut.safetensors"), rest.build());
    assertThatThrownBy(() -> ShipModel.read(folder.resolve("cut.safetensors")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("reconstruction.conv_last.bias");
  }

  @Test
  void aTensorOfWrongShapeIsNamed() {
    requireRefusal(
        "vis.block1.process.bias",
        tensor -> Tensor.ofFloats(new float[3], 3),
        "vis.block1.process.bias");
  }

  @Test
  void anImpossibleEmbeddingIsRefused() {
    requireRefusal(
        "vis.conv.weight", tensor -> Tensor.ofFloats(new float[3], 3), "vis.conv.weight");
    requireRefusal(
        "vis.conv.weight",
        tensor -> Tensor.ofFloats(new float[0], 1L << 40, 1, 0, 1),
        "vis.conv.weight");
  }

  @Test
  void weightsThatAreNotFiniteAndFalseBuffersAreNamed() {
    requireRefusal("inf.conv.bias", tensor -> filled(tensor, Float.NaN), "NaN");
    requireRefusal("postprocess.0.invconv.sign_s", tensor -> filled(tensor, 0), "signs");
    requireRefusal("postprocess.0.invconv.p", tensor -> filled(tensor, 1), "permutation");
  }

  private void requireRefusal(String name, UnaryOperator<Tensor> change, String message) {
    StateDict.Builder changed = StateDict.builder();
    StateDict official = SmallShip.model().official();
    official
        .names()
        .forEach(
            key -> {
              Tensor tensor = official.get(key);
              changed.put(key, key.equals(name) ? change.apply(tensor) : tensor);
            });
    Path file = folder.resolve("changed.safetensors");
    Safetensors.write(file, changed.build());
    assertThatThrownBy(() -> ShipModel.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  private static Tensor filled(Tensor tensor, float value) {
    float[] values = new float[(int) tensor.elements()];
    Arrays.fill(values, value);
    return Tensor.ofFloats(values, tensor.shape());
  }

  @Test
  void anotherModelOrColourPolicyInOurFormatIsRefused() {
    ModelFile file = file();
    ModelDescription is = file.description();
    requireRefusal(
        new ModelDescription(
            "msift", is.hyperParameters(), Map.of(), is.colourPolicy(), List.of(), is.provenance()),
        "msift");
    requireRefusal(
        new ModelDescription(
            is.model(), is.hyperParameters(), Map.of(), Map.of(), List.of(), is.provenance()),
        "luminance");
    requireRefusal(
        new ModelDescription(
            is.model(),
            ModelDescription.asObject(ShipFusion.PUBLISHED),
            Map.of(),
            is.colourPolicy(),
            List.of(),
            is.provenance()),
        "describes");
  }

  private void requireRefusal(ModelDescription description, String message) {
    Path path = folder.resolve("other.zip");
    ModelFile.of(description, file().weights()).write(path);
    assertThatThrownBy(() -> ShipModel.read(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(message);
  }

  private ModelFile file() {
    Path path = folder.resolve("small.zip");
    SmallShip.model().write(path);
    return ModelFile.read(path);
  }
}

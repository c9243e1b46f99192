package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TorchCheckpointTest {

  private static StateDict read(byte[] file) {
    return TestFiles.withFile(file, TorchCheckpoint::read);
  }

  @Example
  void readsEveryElementTypeAndViewThatPyTorchWrote() {
    StateDict dict = read(TestFiles.resource("element-types.pth"));
    assertThat(dict.names())
        .containsExactly(
            "a", "at", "slice", "scalar", "empty", "exp", "h", "bf", "d", "i8", "u8", "i16", "i32",
            "i64", "b", "p");
    assertThat(dict.metadata()).isEmpty();
    assertThat(dict.get("a").permute(1, 0)).isEqualTo(dict.get("at"));
    assertThat(dict.get("slice"))
        .isEqualTo(Tensor.ofFloats(new float[] {8, 9, 10, 14, 15, 16}, 2, 3));
    assertThat(dict.get("scalar")).isEqualTo(Tensor.ofFloats(new float[] {3.5f}));
    assertThat(dict.get("empty")).isEqualTo(Tensor.ofFloats(new float[0], 0, 4));
    assertThat(dict.get("exp")).isEqualTo(Tensor.ofFloats(new float[] {7, 7, 7}, 3));
    assertThat(dict.get("h").toFloats()).startsWith(1.5f, -0f, 65504f, 0x1p-24f);
    assertThat(dict.get("bf").toFloats()).startsWith(1.5f);
    assertThat(dict.get("d").type()).isEqualTo(ElementType.FLOAT64);
    assertThat(dict.get("i8").toLongs()).containsExactly(-5);
    assertThat(dict.get("u8").toLongs()).containsExactly(250);
    assertThat(dict.get("i16").toLongs()).containsExactly(-300);
    assertThat(dict.get("i32").toLongs()).containsExactly(-70_000);
    assertThat(dict.get("i64")).isEqualTo(Tensor.ofLongs(new long[] {1L << 40}, 1));
    assertThat(dict.get("b").toDoubles()).containsExactly(1, 0);
    assertThat(dict.get("p")).isEqualTo(Tensor.ofFloats(new float[] {1, 1}, 2));
  }

  @Example
  void findsTheStateDictOfATrainingRunAndStripsTheParallelPrefix() {
    StateDict dict = read(TestFiles.resource("training.pth"));
    assertThat(dict.names())
        .containsExactly(
            "0.weight",
            "0.bias",
            "1.weight",
            "1.bias",
            "1.running_mean",
            "1.running_var",
            "1.num_batches_tracked");
    assertThat(dict.metadata())
        .containsEntry(TorchCheckpoint.CONTAINER, "state_dict")
        .containsEntry(TorchCheckpoint.REMOVED_PREFIX, "module.");
    assertThat(dict.get("1.num_batches_tracked").toLongs()).containsExactly(1);
  }

  @Example
  void anUnknownTopLevelIsAnErrorThatListsItsKeys() {
    byte[] file = TestFiles.resource("training.pth");
    assertThatThrownBy(
            () -> TestFiles.withFile(file, path -> TorchCheckpoint.read(path, "params_ema")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("'epoch', 'state_dict', 'optimizer', 'best'");
  }

  @Example
  void readsAHandMadeFileWithOneStorageForTwoTensors() {
    PickleWriter pickle = new PickleWriter().emptyOrderedDict().opcode('(');
    view(pickle, "whole", 0, new long[] {2, 2}, new long[] {2, 1});
    view(pickle, "column", 1, new long[] {2}, new long[] {2});
    byte[] storage = new byte[16];
    Tensor.ofFloats(new float[] {1, 2, 3, 4}, 4).bytes().get(storage);
    StateDict dict = read(TestFiles.torchZip(pickle.opcode('u').finish(), storage));
    assertThat(dict.get("whole")).isEqualTo(Tensor.ofFloats(new float[] {1, 2, 3, 4}, 2, 2));
    assertThat(dict.get("column")).isEqualTo(Tensor.ofFloats(new float[] {2, 4}, 2));
  }

  private static void view(
      PickleWriter pickle, String name, long offset, long[] shape, long[] strides) {
    pickle.string(name).global("torch._utils", "_rebuild_tensor_v2").opcode('(');
    pickle.opcode('(').string("storage").global("torch", "FloatStorage").string("0");
    pickle.string("cpu").integer(4).opcode('t').opcode('Q').integer(offset);
    pickle.tupleOf(shape).tupleOf(strides);
    pickle.opcode(0x89).emptyOrderedDict().opcode('t').opcode('R');
  }

  @Example
  void readsBigEndianStorages() {
    PickleWriter pickle = new PickleWriter().emptyOrderedDict().opcode('(');
    view(pickle, "whole", 0, new long[] {4}, new long[] {1});
    view(pickle, "part", 3, new long[] {1}, new long[] {1});
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x/data.pkl", pickle.opcode('u').finish());
    entries.put("x/byteorder", TestFiles.ascii("big"));
    entries.put(
        "x/data/0", new byte[] {0x3F, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0});
    StateDict dict = read(TestFiles.storedZip(entries));
    assertThat(dict.get("whole").toFloats()).containsExactly(1, 0, 0, 2);
    assertThat(dict.get("part").toFloats()).containsExactly(2);
  }

  @Example
  void understandsTheOpcodesOfProtocols4And5() {
    PickleWriter pickle = new PickleWriter().opcode(0x80).opcode(5);
    pickle.opcode(0x95);
    for (int i = 0; i < Long.BYTES; i++) {
      pickle.opcode(0); // length of the frame, a hint
    }
    pickle.opcode('}').opcode(0x94); // memo 0
    shortString(pickle, "state_dict");
    shortString(pickle, "collections");
    shortString(pickle, "OrderedDict");
    pickle.opcode(0x93).opcode(')').opcode('R').opcode('s');
    shortString(pickle, "epoch");
    pickle.opcode('G').opcode(0x40).opcode(0).opcode(0).opcode(0);
    pickle.opcode(0).opcode(0).opcode(0).opcode(0).opcode('s'); // 2.0
    assertThat(read(TestFiles.torchZip(pickle.finish())).size()).isZero();
  }

  private static void shortString(PickleWriter pickle, String text) {
    pickle.opcode(0x8C).opcode(text.length());
    text.chars().forEach(pickle::opcode);
  }

  @Example
  void readsNumbersOfEveryWidth() {
    for (long value : new long[] {0, 255, 256, 65_535, 65_536, -1, 1L << 31, Long.MIN_VALUE}) {
      assertThat(PickleReader.read(new PickleWriter().integer(value).finish())).isEqualTo(value);
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("stateDicts") StateDict dict) {
    StateDict bare = StateDicts.bare(dict);
    assertThat(rewrite(bare)).isEqualTo(bare);
  }

  @Example
  void theContainerIsWrittenAgain() {
    StateDict dict =
        StateDict.builder()
            .put("a", Tensor.ofFloats(new float[] {1}, 1))
            .metadata(TorchCheckpoint.CONTAINER, "params")
            .build();
    assertThat(rewrite(dict)).isEqualTo(dict);
  }

  private static StateDict rewrite(StateDict dict) {
    return TestFiles.withFile(
        new byte[0],
        path -> {
          TorchCheckpoint.write(path, dict);
          return TorchCheckpoint.read(path);
        });
  }

  @Provide
  Arbitrary<StateDict> stateDicts() {
    return StateDicts.any()
        .filter(
            dict -> Arrays.stream(dict.names().toArray()).noneMatch(TorchCheckpointTest::special));
  }

  private static boolean special(Object name) {
    return ((String) name).startsWith("module.");
  }
}

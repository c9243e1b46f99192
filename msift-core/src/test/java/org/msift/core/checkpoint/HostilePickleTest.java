package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles made to run code, to exhaust memory or stack, or to reach outside their storages. */
class HostilePickleTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final String RECALL = "j\0\0\0\0";

  private static AbstractThrowableAssert<?, ?> refused(byte[] pickle, byte[]... storages) {
    byte[] file = TestFiles.torchZip(pickle, storages);
    return assertThatThrownBy(
            () ->
                assertTimeoutPreemptively(
                    GENEROUS, () -> TestFiles.withFile(file, TorchCheckpoint::read)))
        .isInstanceOf(CheckpointException.class);
  }

  private static AbstractThrowableAssert<?, ?> refused(String pickle) {
    return refused(TestFiles.ascii(pickle));
  }

  private static byte[] repeated(String start, String unit, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(TestFiles.ascii(start));
    byte[] bytes = TestFiles.ascii(unit);
    for (int i = 0; i < times; i++) {
      out.writeBytes(bytes);
    }
    out.write('.');
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080\2cos\nsystem\n(U\4evilt" + "R.",
        "\u0080\4\u008c\2os\u008c\6system\u0093\u008c\4evil\u0085R.",
        "\u0080\2(ios\nsystem\n.",
        "\u0080\2(cos\nsystem\nU\4evilo.",
        "\u0080\2cos\nsystem\n)\u0081.",
      })
  void codeIsRefusedByNameAndNeverRun(String pickle) {
    refused(pickle).hasMessageContaining("refused").hasMessageContaining("'os.system'");
  }

  @ParameterizedTest
  @CsvSource({
    "builtins, eval",
    "builtins, getattr",
    "torch, load",
    "torch.hub, load",
    "torch._utils, _rebuild_sparse_tensor",
    "collections, defaultdict",
    "numpy.core.multiarray, _reconstruct",
    "torch, FloatStorage.evil",
  })
  void everyOtherNameIsRefused(String module, String name) {
    refused(new PickleWriter().global(module, name).finish())
        .hasMessageContaining("'" + module + "." + name + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing at all
        ".", // no value
        "(.", // a mark only
        "0.", // pop from nothing
        "t.", // tuple without a mark
        "\u0080\1N.", // protocol 1
        "\u0080\6N.", // protocol 6
        "I42\n.", // text opcode
        "P1\n.", // text persistent id
        "\u0082\1.", // extension registry
        "h\7.", // memo never filled
        "(K\1d.", // key without a value
        "}(K\1K\2K\1K\3u.", // key twice
        "}]K\1s.", // list as key
        "}}K\1s.", // dict as key
        "N]b.", // attributes of None
        "K\1K\2a.", // append to a number
        "NNR.", // call None
        "ctorch\nFloatStorage\n)R.", // call a storage type
        "ccollections\nOrderedDict\nK\1\u0085R.", // wrong arguments
        "ctorch._utils\n_rebuild_tensor_v2\n)R.", // no arguments
        "NQ.", // persistent id of None
        "(X\1\0\0\0aX\1\0\0\0aK\1K\1K\1tQ.", // not a storage
        "X\u00ff\u00ff\u00ff\u00ffab.", // string of 4 GB
        "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffab.", // string beyond 63 bits
        "\u008b\u00ff\u00ff\u00ff\u00ff.", // number of 4 GB
        "B\u00ff\u00ff\u00ff\u007f.", // bytes of 2 GB
        "X\2\0\0\0\u00c3\u0028.", // broken UTF-8
        "K\1.", // top level is a number
        "}K\1Ns.", // no tensors
        "}X\6\0\0\0paramsK\1s.", // params is a number
        "}X\6\0\0\0params}K\1Nss.", // a name that is a number
      })
  void malformedPicklesAreRefused(String pickle) {
    refused(pickle);
  }

  @Test
  void deepNestingCostsNoStackAndIsBounded() {
    refused(repeated("", "]", 10_000_000)).hasMessageContaining("piles up");
    refused(repeated("", "(", 10_000_000)).hasMessageContaining("piles up");
    refused(repeated("N", "\u0085", 10_000_000)).hasMessageContaining("items");
  }

  @Test
  void memoBombsAreBounded() {
    refused(repeated("N", "\u0094", 10_000_000)).hasMessageContaining("remembers");
    refused(repeated("]q\0", "h\0a", 5_000_000)).hasMessageContaining("items");
    refused(repeated("]r\0\0\0\0", "(" + RECALL.repeat(1000) + "e", 4_000))
        .hasMessageContaining("items");
    refused(repeated("N", "2\u0086", 5_000_000)).hasMessageContaining("items");
  }

  @Test
  void selfReferenceDoesNotLoop() {
    refused("}q\0X\5\0\0\0modelh\0s.").hasMessageContaining("a dict");
    refused("]q\0h\0a.").hasMessageContaining("a list");
  }

  @Test
  void anOversizedPickleIsRefusedUnread() {
    byte[] large = new byte[Limits.PICKLE_BYTES + 1];
    Arrays.fill(large, (byte) 'N');
    refused(large).hasMessageContaining("at most");
  }

  private static byte[] tensor(long numel, long offset, long[] shape, long[] strides, String key) {
    return new PickleWriter()
        .opcode('}')
        .string("x")
        .global("torch._utils", "_rebuild_tensor_v2")
        .opcode('(')
        .opcode('(')
        .string("storage")
        .global("torch", "FloatStorage")
        .string(key)
        .string("cpu")
        .integer(numel)
        .opcode('t')
        .opcode('Q')
        .integer(offset)
        .tupleOf(shape)
        .tupleOf(strides)
        .opcode(0x89)
        .emptyOrderedDict()
        .opcode('t')
        .opcode('R')
        .opcode('s')
        .finish();
  }

  private static long[] axes(long... values) {
    return values;
  }

  @Test
  void tensorsCannotReachBeyondTheirStorage() {
    byte[] storage = new byte[16];
    long huge = Long.MAX_VALUE;
    refused(tensor(4, 1, axes(4), axes(1), "0"), storage).hasMessageContaining("reaches beyond");
    refused(tensor(4, 0, axes(2), axes(huge), "0"), storage).hasMessageContaining("beyond");
    refused(tensor(4, huge, axes(1), axes(1), "0"), storage).hasMessageContaining("beyond");
    refused(tensor(4, 0, axes(2, 2), axes(huge, huge), "0"), storage)
        .hasMessageContaining("beyond");
    refused(tensor(4, -1, axes(4), axes(1), "0"), storage).hasMessageContaining("impossible");
    refused(tensor(4, 0, axes(4), axes(-1), "0"), storage).hasMessageContaining("impossible");
    refused(tensor(4, 0, axes(-4), axes(1), "0"), storage).hasMessageContaining("impossible");
    refused(tensor(4, 0, axes(4, 1), axes(1), "0"), storage).hasMessageContaining("impossible");
    refused(tensor(4, 0, axes(1L << 33, 1L << 33), axes(0, 0), "0"), storage)
        .hasMessageContaining("impossible");
    refused(tensor(4, 0, new long[40], new long[40], "0"), storage).hasMessageContaining("40 axes");
  }

  @Test
  void declaredSizesAreComparedWithTheFileBeforeMemoryIsTaken() {
    byte[] storage = new byte[16];
    refused(tensor(1L << 28, 0, axes(1L << 28), axes(1), "0"), storage)
        .hasMessageContaining("its zip entry has 16");
    refused(tensor(Long.MAX_VALUE / 2, 0, axes(1), axes(1), "0"), storage)
        .hasMessageContaining("declares");
    refused(tensor(-4, 0, axes(1), axes(1), "0"), storage).hasMessageContaining("declares");
    refused(tensor(4, 0, axes(1L << 28), axes(0), "0"), storage)
        .hasMessageContaining("the whole file has only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../0", "/etc/passwd", "0/../0", "1", "999999999999999999999999"})
  void storageKeysAreNumbersOfEntriesInTheFile(String key) {
    refused(tensor(4, 0, axes(4), axes(1), key), new byte[16]);
  }
}

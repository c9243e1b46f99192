package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Zips made to mislead about what they hold. */
class HostileArchiveTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final int END_RECORD = 22;
  private static final int DIRECTORY_RECORD = 46;

  private static AbstractThrowableAssert<?, ?> refused(byte[] file) {
    return assertThatThrownBy(
            () ->
                assertTimeoutPreemptively(
                    GENEROUS, () -> TestFiles.withFile(file, TorchCheckpoint::read)))
        .isInstanceOf(CheckpointException.class);
  }

  private static byte[] emptyDict() {
    return new PickleWriter().emptyOrderedDict().finish();
  }

  @Test
  void aZipBombIsRefusedBeforeItIsUnpacked() {
    refused(TestFiles.compressedZip(Map.of("x/data.pkl", new byte[64 << 20])))
        .hasMessageContaining("is compressed");
  }

  @Test
  void entriesThatShareTheirBytesAreRefused() {
    String name = "x/data.pkl";
    byte[] zip = TestFiles.storedZip(Map.of(name, new byte[10_000]));
    int copies = 1000;
    int record = DIRECTORY_RECORD + name.length();
    int directory = zip.length - END_RECORD - record;
    ByteBuffer bomb =
        ByteBuffer.allocate(zip.length + (copies - 1) * record).order(ByteOrder.LITTLE_ENDIAN);
    bomb.put(zip, 0, directory);
    for (int i = 0; i < copies; i++) {
      bomb.put(zip, directory, DIRECTORY_RECORD);
      bomb.put("x/%08d".formatted(i).getBytes(StandardCharsets.US_ASCII));
    }
    bomb.put(zip, zip.length - END_RECORD, END_RECORD);
    int end = bomb.capacity() - END_RECORD;
    bomb.putShort(end + 8, (short) copies).putShort(end + 10, (short) copies);
    bomb.putInt(end + 12, copies * record);
    refused(bomb.array()).hasMessageContaining("exceed the file");
  }

  @Test
  void anEntryTwiceIsRefused() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x/data.pkl", emptyDict());
    entries.put("x/data.pkm", emptyDict());
    byte[] zip = TestFiles.storedZip(entries);
    String renamed =
        new String(zip, StandardCharsets.ISO_8859_1).replace("x/data.pkm", "x/data.pkl");
    refused(TestFiles.ascii(renamed)).hasMessageContaining("occurs twice");
  }

  @Test
  void twoPicklesAreRefused() {
    refused(TestFiles.storedZip(Map.of("x/data.pkl", emptyDict(), "y/data.pkl", emptyDict())))
        .hasMessageContaining("holds 2");
  }

  @Test
  void picklesOutsideTheFolderAreNotTaken() {
    refused(TestFiles.storedZip(Map.of("../up/data.pkl", emptyDict())))
        .hasMessageContaining("holds 0");
    refused(TestFiles.storedZip(Map.of("data.pkl", emptyDict()))).hasMessageContaining("holds 0");
  }

  @Test
  void aWrongChecksumIsRefused() {
    byte[] zip = TestFiles.storedZip(Map.of("x/data.pkl", emptyDict()));
    String damaged =
        new String(zip, StandardCharsets.ISO_8859_1).replace("OrderedDict", "OrderedDicT");
    refused(TestFiles.ascii(damaged)).hasMessageContaining("checksum");
  }

  @Test
  void anUnknownByteOrderIsRefused() {
    refused(
            TestFiles.storedZip(
                Map.of("x/data.pkl", emptyDict(), "x/byteorder", TestFiles.ascii("middle"))))
        .hasMessageContaining("'middle'");
  }

  @Test
  void parameterNamesThatLookLikePathsAreRefused() {
    StateDict dict =
        StateDict.builder().put("aa/b/weight", Tensor.ofFloats(new float[] {1}, 1)).build();
    byte[] file =
        TestFiles.withFile(
            new byte[0],
            path -> {
              TorchCheckpoint.write(path, dict);
              return TestFiles.bytes(path);
            });
    byte[] pickle = TestFiles.entry(file, "archive/data.pkl");
    String climbing =
        new String(pickle, StandardCharsets.ISO_8859_1).replace("aa/b/weight", "../b/weight");
    refused(TestFiles.torchZip(TestFiles.ascii(climbing), new byte[] {0, 0, 0, 0}))
        .hasMessageContaining("must not look like a path");
  }
}

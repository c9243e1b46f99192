package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SafetensorsTest {

  private static byte[] written(StateDict dict) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SafetensorsWriter(dict).write(out);
    return out.toByteArray();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("stateDicts") StateDict dict) throws IOException {
    byte[] file = written(dict);
    assertThat(new SafetensorsWriter(dict).bytes()).isEqualTo(file.length);
    assertThat(SafetensorsReader.read(new ByteArrayInputStream(file), file.length)).isEqualTo(dict);
    assertThat(written(dict)).isEqualTo(file);
  }

  @Example
  void theHeaderIsAlignedAndWideElementsComeFirst() throws IOException {
    StateDict dict =
        StateDict.builder()
            .put("flag", Tensor.ofBytes(ElementType.BOOL, new byte[] {1}, 1))
            .put("value", Tensor.ofDoubles(new double[] {1}, 1))
            .metadata("format", "pt")
            .build();
    byte[] file = written(dict);
    int header = file[0] & 0xFF;
    assertThat(header % 8).isZero();
    assertThat(new String(file, 8, header, StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"flag\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[8,9]},"
                + "\"value\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}");
  }

  @Example
  void readsWhatTheOfficialWriterWrote() {
    byte[] file =
        TestFiles.safetensors(
            "{\"__metadata__\":{\"a\":\"b\"},\"x\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}    ",
            8);
    StateDict dict = TestFiles.withFile(file, Safetensors::read);
    assertThat(Safetensors.read(file)).isEqualTo(dict);
    assertThatThrownBy(() -> Safetensors.read(Arrays.copyOf(file, file.length - 1)))
        .isInstanceOf(CheckpointException.class);
    assertThat(dict.get("x")).isEqualTo(Tensor.ofLongs(new long[1]));
    assertThat(dict.metadata()).containsEntry("a", "b");
  }

  @Example
  void aParameterCannotHaveTheNameOfTheMetadata() {
    StateDict dict =
        StateDict.builder().put("__metadata__", Tensor.ofLongs(new long[1], 1)).build();
    assertThatThrownBy(() -> written(dict)).isInstanceOf(CheckpointException.class);
  }

  @Provide
  Arbitrary<StateDict> stateDicts() {
    return StateDicts.any();
  }
}

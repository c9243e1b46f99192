package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.graph.WeightDecayPolicy;

class RunFolderTest {

  private static final TrainingPlan PLAN = plan(0.1);
  private static final Map<String, Object> SETTINGS = Map.of("model", Map.of("classes", 3));
  private static final Provenance PROVENANCE = provenance("hash", "java");

  @TempDir private Path temporary;
  private Path path;

  @BeforeEach
  void name() {
    path = temporary.resolve("runs/first");
  }

  @Test
  void aNewRunWritesDownItsSettings() throws IOException {
    RunFolder folder = RunFolder.create(path, PLAN, SETTINGS, PROVENANCE);

    assertThat(folder.path()).isEqualTo(path);
    assertThat(Files.readString(path.resolve("configuration.json")))
        .contains("\"classes\" : 3")
        .contains("\"kind\" : \"Poly\"")
        .contains("\"clipNorm\" : \"Infinity\"")
        .contains("\"unit\" : \"EPOCH\"");
    assertThat(Files.readString(path.resolve("provenance.json"))).contains("\"dataHash\"");
  }

  @Test
  void anExistingRunIsNotOverwritten() {
    RunFolder.create(path, PLAN, SETTINGS, PROVENANCE);

    assertThatThrownBy(() -> RunFolder.create(path, PLAN, SETTINGS, PROVENANCE))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining("exists and is not empty; resume");
    Path file = path.resolve("configuration.json");
    assertThatThrownBy(() -> RunFolder.create(file, PLAN, SETTINGS, PROVENANCE))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void aRunIsResumedWithItsOwnSettings() {
    RunFolder.create(path, PLAN, SETTINGS, PROVENANCE);

    Provenance newer = provenance("hash", "newer java");
    assertThat(RunFolder.resume(path, PLAN, SETTINGS, newer).plan()).isEqualTo(PLAN);
  }

  @Test
  void everyOtherSettingIsNamed() {
    RunFolder.create(path, PLAN, SETTINGS, PROVENANCE);
    TrainingPlan other = plan(0.2).with(WeightDecayPolicy.everything(1e-4));
    Map<String, Object> settings = Map.of("model", Map.of("classes", 4), "data", "x");

    assertThatThrownBy(() -> RunFolder.resume(path, other, settings, provenance("other", "java")))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("model.classes is 3 there, but 4 here")
        .hasMessageContaining("data is absent there, but \"x\" here")
        .hasMessageContaining("training.rate.base is 0.1 there, but 0.2 here")
        .hasMessageContaining("training.decay.everything is false there, but true here")
        .hasMessageContaining("dataHash is \"hash\" there, but \"other\" here");
  }

  @Test
  void aRunIsNotResumedWithOtherInitialWeights() {
    RunFolder.create(path, PLAN, SETTINGS, PROVENANCE.withWeights(Map.of("optical", "a.pth 1")));

    assertThatThrownBy(
            () ->
                RunFolder.resume(
                    path, PLAN, SETTINGS, PROVENANCE.withWeights(Map.of("optical", "b.pth 2"))))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("weights.optical is \"a.pth 1\" there, but \"b.pth 2\" here");
    assertThatThrownBy(() -> RunFolder.resume(path, PLAN, SETTINGS, PROVENANCE))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("weights");
  }

  @Test
  void whatIsNoRunIsNotResumed() throws IOException {
    assertThatThrownBy(() -> RunFolder.resume(path, PLAN, SETTINGS, PROVENANCE))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("nothing to resume");
    RunFolder.create(path, PLAN, SETTINGS, PROVENANCE);
    Files.writeString(path.resolve("configuration.json"), "{\"a\":");
    assertThatThrownBy(() -> RunFolder.resume(path, PLAN, SETTINGS, PROVENANCE))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("configuration.json is damaged");
  }

  @Test
  void onlyWhatJsonHoldsIsASetting() {
    assertThatThrownBy(() -> Settings.asObject(new Odd(path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting where is a");
  }

  private record Odd(Path where) {}

  private static TrainingPlan plan(double rate) {
    LearningRate poly = new LearningRate.Poly(rate, 0.9, 1e-4, TrainingSpan.epochs(2));
    return TrainingPlan.of(TrainingSpan.epochs(2), 4, new Optimiser.Sgd(0.9), poly, 7);
  }

  private static Provenance provenance(String data, String java) {
    return new Provenance("1", data, 7L, java, "os", "backend", Map.of());
  }
}

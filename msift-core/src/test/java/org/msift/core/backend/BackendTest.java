package org.msift.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.LoggerFactory;

class BackendTest {

  @Test
  void theBackendOfTheseTestsIsDescribed() {
    BackendFacts facts = Backend.report().facts();
    assertThat(facts.nd4jVersion()).isEqualTo("1.0.0-M2.1");
    assertThat(facts.platform()).isEqualTo(Loader.getPlatform());
    assertThat(facts.threads()).isPositive();
    assertThat(facts.memory().heap()).isPositive();
    assertThat(facts.libraryFile()).contains("nd4j");
  }

  @Test
  void oneDnnIsFoundExactlyWhereTheLoadedLibraryHasIt() {
    BackendFacts facts = Backend.report().facts();
    assertThat(facts.oneDnn()).isEqualTo(facts.libraryFile().contains("onednn"));
  }

  @Test
  void theLogTellsFactsAndWarningsOnce() {
    Logger logger = (Logger) LoggerFactory.getLogger(Backend.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    Backend.logOnce();
    Backend.logOnce();
    logger.detachAppender(log);
    assertThat(log.list)
        .filteredOn(event -> event.getFormattedMessage().startsWith("ND4J "))
        .hasSizeLessThan(2);
  }

  @Test
  void aWarningIsLoggedWithItsCure() {
    Logger logger = (Logger) LoggerFactory.getLogger("org.msift.a log of its own");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    Backend.log(BackendReport.of(BackendDiagnosisTest.cuda(new GpuDevice("H100", 9, 0))), logger);
    assertThat(log.list)
        .extracting(ILoggingEvent::toString)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("[INFO] ND4J 1.0.0-M2.1 on CUDA"),
            second -> assertThat(second).startsWith("[WARN] H100").contains("or the CPU backend"));
  }

  @Test
  void aMissingBackendNamesTheDependenciesToAdd() {
    LinkageError missing =
        new ExceptionInInitializerError(
            new IllegalStateException("Please ensure that you have a backend\nmore"));
    assertThatThrownBy(
            () ->
                Backend.report(
                    () -> {
                      throw missing;
                    }))
        .isInstanceOf(BackendException.class)
        .hasCause(missing)
        .hasMessageContaining("IllegalStateException: Please ensure that you have a backend); add")
        .hasMessageContaining("org.nd4j:nd4j-native:1.0.0-M2.1:" + Loader.getPlatform())
        .hasMessageContaining("org.bytedeco:openblas:0.3.19-1.5.7:");
  }

  @Test
  void buildFlagsAreTakenFromTheBuildText() {
    assertThat(BackendProbe.buildFlags("GCC: \"7.5.0\"\nHAVE_ONEDNN\nHAVE_OPENBLAS"))
        .containsExactly("HAVE_ONEDNN", "HAVE_OPENBLAS");
    assertThat(BackendProbe.buildFlags(null)).isEmpty();
    assertThat(BackendProbe.buildFlags(Nd4j.getBackend().buildInfo())).isNotEmpty();
  }

  @Test
  void cardsAreTakenFromTheEnvironmentOfTheCudaBackend() {
    Map<String, Object> device = new HashMap<>();
    device.put(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY, "RTX");
    device.put(Nd4jEnvironment.CUDA_DEVICE_MAJOR_VERSION_KEY, 8);
    device.put(Nd4jEnvironment.CUDA_DEVICE_MINOR_VERSION_KEY, 9);
    Properties environment = new Properties();
    assertThat(BackendProbe.gpus(environment)).isEmpty();
    environment.put(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY, List.of(device));
    assertThat(BackendProbe.gpus(environment)).containsExactly(new GpuDevice("RTX", 8, 9));
  }

  @Test
  void anEnvironmentVariableThatIsAbsentOrBlankIsNotSet() {
    assertThat(BackendProbe.variable("X", name -> null)).isEqualTo("not set");
    assertThat(BackendProbe.variable("X", name -> " ")).isEqualTo("not set");
    assertThat(BackendProbe.variable("X", name -> "4")).isEqualTo("4");
  }
}

package org.msift.examples.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes in a process group of their own, as a terminal makes one, and real signals. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class InterruptionTest {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  @TempDir private Path temporary;
  private Path file;
  private Process process;

  /** More than a busy machine needs. */
  private static final long SECONDS = 60;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(SETSID), "needs " + SETSID + " to make a process group");
    assumeTrue(!isInterruptIgnored(), "Ctrl-C is ignored by the shell that started the tests");
    file = temporary.resolve("model");
  }

  /** Shells ignore SIGINT (2) for what they run in the background, and programs inherit that. */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).trim())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
  }

  @AfterEach
  void end() throws Exception {
    if (process != null && process.isAlive()) {
      signal("KILL", true);
      process.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstSavesWhateverTheParentDoes(boolean child) throws Exception {
    start(700, child);
    signal("INT", true);

    // The exit code is the program's own, or that of a parent ended by Ctrl-C.
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(child ? 130 : 7);
    assertThat(file).hasContent("saved");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSecondEndsAtOnce(boolean child) throws Exception {
    start(30_000, child);
    signal("INT", true);
    await(".stopping");
    signal("INT", true);

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalToTheParentAloneSavesToo(String signal) throws Exception {
    start(700, true);
    signal(signal, false);

    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo("INT".equals(signal) ? 130 : 143);
    assertThat(file).hasContent("saved");
  }

  @Test
  void whatHandledTheSignalsBeforeDoesSoAgain() {
    try (Interruption interruption = Interruption.install()) {
      assertThat(interruption.stop().isRequested()).isFalse();
    }
    try (Interruption again = Interruption.install()) {
      assertThat(again.stop().isRequested()).isFalse();
    }
  }

  private void start(int savingMillis, boolean child) throws Exception {
    process =
        new ProcessBuilder(
                SETSID.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                SlowToStop.class.getName(),
                file.toString(),
                Integer.toString(savingMillis),
                Boolean.toString(child))
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("log").toFile())
            .start();
    await(".ready");
  }

  private void await(String mark) throws InterruptedException {
    Path marked = Path.of(file + mark);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(marked)) {
      assertThat(System.nanoTime()).as("%s did not come in time", mark).isLessThan(end);
      assertThat(process.isAlive()).as("the program ended before %s", mark).isTrue();
      Thread.sleep(10);
    }
  }

  private void signal(String name, boolean wholeGroup) throws IOException, InterruptedException {
    String target = (wholeGroup ? "-" : "") + process.pid();
    Process kill = new ProcessBuilder("kill", "-" + name, "--", target).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }
}

package org.msift.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackendReportTest {

  @Test
  void theTextHoldsEveryFactAndSaysThatAllIsWell() {
    MemoryLimits memory = new MemoryLimits(3L << 30, 8L << 30, 0);
    BackendFacts facts =
        BackendDiagnosisTest.cpu("linux-x86_64", List.of("HAVE_ONEDNN"), "passive", memory);
    assertThat(BackendReport.of(facts).toText())
        .contains("backend           CpuBackend (CPU)\n")
        .contains("oneDNN            yes\n")
        .contains("native library    libnd4jcpu.so\n")
        .contains("OMP_WAIT_POLICY   passive\n")
        .contains("Java heap         3072 MiB\n")
        .contains("process memory    no limit\n")
        .endsWith("\nno warnings\n");
  }

  @Test
  void theTextHoldsEveryCardAndEachWarningWithItsCure() {
    GpuDevice card = new GpuDevice("H100", 9, 0);
    assertThat(BackendReport.of(BackendDiagnosisTest.cuda(card, card)).toText())
        .contains("GPU 0             H100 (compute capability 9.0)\n", "GPU 1             H100")
        .contains("\nwarning: H100 (compute capability 9.0) is too new")
        .contains("\n    cure: use a card of compute capability 3.7 to 8.9")
        .doesNotContain("no warnings");
  }

  @Test
  void theLineHoldsWhatMattersMost() {
    MemoryLimits memory = new MemoryLimits(3L << 30, 0, 0);
    BackendFacts facts = BackendDiagnosisTest.cpu("linux-x86_64", List.of(), "passive", memory);
    assertThat(BackendReport.of(facts).toLine())
        .isEqualTo(
            "ND4J 1.0.0-M2.1 on CPU, no oneDNN, BLAS OPENBLAS, 2 threads, heap 3072 MiB, native no"
                + " limit");
  }
}

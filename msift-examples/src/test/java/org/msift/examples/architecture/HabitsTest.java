package org.msift.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.msift.core.architecture.Habits;

/** What all classes keep to, but for what only a program may do: print, and end the JVM. */
@AnalyzeClasses(
    packages = "org.msift.examples",
    importOptions = {ImportOption.DoNotIncludeTests.class, HabitsTest.WithoutBenchmarks.class})
class HabitsTest {

  /** JMH makes subclasses of benchmarks, in a package of its own. */
  static final class WithoutBenchmarks implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/benchmark/");
    }
  }

  @ArchTest static final ArchRule LOGS_GO_THROUGH_SLF4J = Habits.LOGS_GO_THROUGH_SLF4J;

  @ArchTest
  static final ArchRule CLASSES_ARE_FINAL_OR_ABSTRACT = Habits.CLASSES_ARE_FINAL_OR_ABSTRACT;

  @ArchTest
  static void everyPackageSaysWhatBelongsThere(JavaClasses types) {
    Habits.everyPackageSaysWhatBelongsThere(types);
  }
}

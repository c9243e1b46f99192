package org.msift.tasks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "org.msift.tasks", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {

  private static final String AUGMENTATION = "org.msift.tasks.data.augmentation..";
  private static final String BASELINE = "org.msift.tasks.baseline..";
  private static final String CORE = "org.msift.core..";
  private static final String DATA = "org.msift.tasks.data";
  private static final String DESCRIPTOR = "org.msift.tasks.data.descriptor..";
  private static final String EVALUATION = "org.msift.tasks.evaluation..";
  private static final String GENERATOR = "org.msift.tasks.data.generator..";
  private static final String MODEL = "org.msift.tasks.model..";
  private static final String NETWORK = "org.msift.tasks.network..";
  private static final String REPORT = "org.msift.tasks.report..";

  private static final String[] NUMERICS = {"org.nd4j..", "org.deeplearning4j.."};

  @ArchTest static final ArchRule DESCRIPTORS_KNOW_NONE_OF_OURS = knows(DESCRIPTOR);

  @ArchTest
  static final ArchRule DATA_KNOW_DESCRIPTORS = knows(DATA, AUGMENTATION, DESCRIPTOR, CORE);

  @ArchTest static final ArchRule GENERATORS_KNOW_DATA = knows(GENERATOR, DATA, DESCRIPTOR, CORE);

  @ArchTest static final ArchRule EVALUATION_KNOWS_NONE_OF_OURS = knows(EVALUATION, CORE);

  @ArchTest static final ArchRule BASELINES_KNOW_NONE_OF_OURS = knows(BASELINE, CORE);

  @ArchTest
  static final ArchRule REPORTS_KNOW_EVALUATION_AND_DATA =
      knows(REPORT, EVALUATION, DATA, DESCRIPTOR, CORE);

  @ArchTest
  static final ArchRule NETWORKS_KNOW_SHAPES_OF_DATA = knows(NETWORK, DATA, DESCRIPTOR, CORE);

  @ArchTest
  static final ArchRule MODELS_KNOW_NETWORKS_AND_DATA =
      knows(MODEL, NETWORK, DATA, AUGMENTATION, DESCRIPTOR, EVALUATION, CORE);

  @ArchTest
  static final ArchRule DESCRIPTORS_AND_EVALUATION_KNOW_NO_NUMERICS =
      noClasses()
          .that()
          .resideInAnyPackage(DESCRIPTOR, EVALUATION, BASELINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(NUMERICS);

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_COMMAND_LINE =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.msift.examples..");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              "org.msift.tasks",
              AUGMENTATION,
              BASELINE,
              DATA,
              DESCRIPTOR,
              EVALUATION,
              GENERATOR,
              MODEL,
              NETWORK,
              REPORT)
          .because("a new package needs a rule here");

  @ArchTest
  static final ArchRule THERE_ARE_NO_CYCLES =
      slices().matching("org.msift.tasks.(*)..").should().beFreeOfCycles();

  /** Of our packages, this one knows only itself and the given ones. */
  private static ArchRule knows(String name, String... known) {
    DescribedPredicate<JavaClass> others =
        resideInAnyPackage("org.msift..")
            .and(resideOutsideOfPackages(name))
            .and(resideOutsideOfPackages(known));
    return noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(others)
        .allowEmptyShould(true);
  }
}

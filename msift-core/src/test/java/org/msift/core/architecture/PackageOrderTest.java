package org.msift.core.architecture;

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
@AnalyzeClasses(packages = "org.msift.core", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {

  private static final String BACKEND = "org.msift.core.backend..";
  private static final String BACKBONE = "org.msift.core.backbone..";
  private static final String CHECKPOINT = "org.msift.core.checkpoint..";
  private static final String FILE = "org.msift.core.file..";
  private static final String GRAPH = "org.msift.core.graph..";
  private static final String IMAGE = "org.msift.core.image..";
  private static final String MATLAB = "org.msift.core.matlab..";
  private static final String OPERATOR = "org.msift.core.operator..";
  private static final String TRAINING = "org.msift.core.training..";
  private static final String TRANSFORMER = "org.msift.core.transformer..";

  private static final String[] NUMERICS = {"org.nd4j..", "org.deeplearning4j.."};

  @ArchTest static final ArchRule FILES_KNOW_NONE_OF_OURS = knows(FILE);

  @ArchTest static final ArchRule OPERATORS_KNOW_NONE_OF_OURS = knows(OPERATOR);

  @ArchTest
  static final ArchRule OPERATORS_DO_NOT_KNOW_THEIR_HOST =
      noClasses()
          .that()
          .resideInAPackage(OPERATOR)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..");

  @ArchTest static final ArchRule CHECKPOINTS_KNOW_FILES = knows(CHECKPOINT, FILE);

  @ArchTest static final ArchRule IMAGES_KNOW_FILES = knows(IMAGE, FILE);

  @ArchTest static final ArchRule MATLAB_FILES_KNOW_IMAGES = knows(MATLAB, IMAGE);

  @ArchTest
  static final ArchRule CHECKPOINTS_FILES_AND_IMAGES_KNOW_NO_NUMERICS =
      noClasses()
          .that()
          .resideInAnyPackage(CHECKPOINT, FILE, IMAGE, MATLAB)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(NUMERICS);

  @ArchTest
  static final ArchRule BACKBONES_KNOW_GRAPHS_AND_BELOW =
      knows(BACKBONE, GRAPH, OPERATOR, CHECKPOINT);

  @ArchTest static final ArchRule THE_BACKEND_KNOWS_NONE_OF_OURS = knows(BACKEND);

  @ArchTest
  static final ArchRule GRAPHS_KNOW_OPERATORS_AND_CHECKPOINTS = knows(GRAPH, OPERATOR, CHECKPOINT);

  @ArchTest
  static final ArchRule TRAINING_KNOWS_GRAPHS_AND_BELOW =
      knows(TRAINING, GRAPH, OPERATOR, CHECKPOINT, FILE);

  @ArchTest
  static final ArchRule TRANSFORMERS_KNOW_GRAPHS_AND_BELOW =
      knows(TRANSFORMER, GRAPH, OPERATOR, CHECKPOINT);

  @ArchTest
  static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              BACKBONE,
              BACKEND,
              CHECKPOINT,
              FILE,
              GRAPH,
              IMAGE,
              MATLAB,
              OPERATOR,
              TRAINING,
              TRANSFORMER)
          .because("a new package needs a rule here");

  @ArchTest
  static final ArchRule THERE_ARE_NO_CYCLES =
      slices().matching("org.msift.core.(*)..").should().beFreeOfCycles();

  /** Of our packages, this one knows only itself and the given ones. */
  private static ArchRule knows(String name, String... known) {
    DescribedPredicate<JavaClass> others =
        resideInAnyPackage("org.msift..")
            .and(resideOutsideOfPackages(name))
            .and(resideOutsideOfPackages(known));
    return noClasses().that().resideInAPackage(name).should().dependOnClassesThat(others);
  }
}

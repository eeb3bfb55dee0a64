package org.sluice.env.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The allowed dependencies between packages. */
@AnalyzeClasses(packages = "org.sluice", importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NO_ROOM =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.env")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sluice.env.*..");

  @ArchTest
  static final ArchRule ROOMS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.sluice.env.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("org.sluice.env.registry.."), resideInAPackage("org.sluice.env.."));

  @ArchTest
  static final ArchRule ROOMS_DO_NOT_KNOW_THE_REGISTRY =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.env..")
          .and()
          .resideOutsideOfPackage("org.sluice.env.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sluice.env.registry..");

  @ArchTest
  static final ArchRule SIMULATIONS_KNOW_NO_LEARNING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.nd4j..");

  @ArchTest
  static final ArchRule PICTURES_NEED_NO_SCREEN =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..");

  @ArchTest
  static final ArchRule NOTHING_ELSE_OF_THE_PROJECT =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to other modules of the project",
                  type ->
                      type.getPackageName().startsWith("org.sluice.")
                          && !type.getPackageName().matches("org\\.sluice\\.env(\\..*)?")));

  @ArchTest
  static final ArchRule RANDOMNESS_COMES_FROM_THE_GENERATOR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule NOTHING_ENDS_THE_PROCESS =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);
}

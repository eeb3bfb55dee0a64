package org.sluice.learning.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.sluice.ml.PolicyServable;

/** The allowed dependencies between packages. */
@AnalyzeClasses(packages = "org.sluice", importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule ONLY_OPERATORS_KNOW_FLINK =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.sluice.operators..", "org.sluice.ml..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink.api..",
              "org.apache.flink.streaming..",
              "org.apache.flink.core..",
              "org.apache.flink.runtime..",
              "org.apache.flink.metrics..",
              "org.apache.flink.configuration..",
              "org.apache.flink.connector..",
              "org.apache.flink.ml.api..",
              "org.apache.flink.ml.servable..",
              "org.apache.flink.table..",
              "org.apache.flink.types..",
              "org.apache.flink.util..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_KAFKA =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule NOBODY_BELOW_KNOWS_THE_OPERATORS =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.sluice.operators..", "org.sluice.ml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sluice.operators..");

  @ArchTest
  static final ArchRule ONLY_ALGEBRA_KNOWS_ND4J =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.sluice.learning.algebra..", "org.sluice.learning.nd..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..");

  /** What acts loads neither ND4J nor OpenBLAS: a program that only acts runs without them. */
  @ArchTest
  static final ArchRule WHAT_ACTS_KNOWS_NO_LINEAR_ALGEBRA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.sluice.learning.policy..",
              "org.sluice.learning.flow..",
              "org.sluice.learning.encoder..",
              "org.sluice.learning.value..",
              "org.sluice.learning.rollout..",
              "org.sluice.learning.records..",
              "org.sluice.learning.graph",
              "org.sluice.learning.graph.layers..",
              "org.sluice.learning.graph.nodes..")
          .or()
          .haveSimpleName("ActingKernels")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j..",
              "org.bytedeco..",
              "org.sluice.learning.algebra..",
              "org.sluice.learning.nd..");

  @ArchTest
  static final ArchRule ARRAYS_ARE_FOR_USERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sluice.learning.nd..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sluice.learning.nd..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_STAGES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sluice.ml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sluice.ml..");

  @ArchTest
  static final ArchRule OPERATORS_KNOW_NO_TABLES =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.operators..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink.ml.api..", "org.apache.flink.table..", "org.sluice.ml..");

  @ArchTest
  static final ArchRule THE_SERVABLE_KNOWS_NO_RUNTIME =
      noClasses()
          .that()
          .belongToAnyOf(PolicyServable.class)
          .or()
          .haveNameMatching(
              "org\\.sluice\\.ml\\.(PolicyActor|PolicyModelParams|Column|NewestPolicy)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink.api..",
              "org.apache.flink.ml.api..",
              "org.apache.flink.runtime..",
              "org.apache.flink.streaming..",
              "org.apache.flink.table..");

  @ArchTest
  static final ArchRule RECORDS_KNOW_ONLY_SPACES =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.learning.records..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("org.sluice.learning.records..", "org.sluice.env", "java..");
}

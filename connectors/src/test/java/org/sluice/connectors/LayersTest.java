package org.sluice.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The allowed dependencies between packages. */
@AnalyzeClasses(
    packages = {"org.sluice.connectors.codec", "org.sluice.connectors.kafka"},
    importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule CODECS_KNOW_BYTES_ONLY =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.connectors.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sluice.connectors.kafka..",
              "org.apache.kafka..",
              "org.apache.flink..",
              "org.nd4j..");

  @ArchTest
  static final ArchRule TOPICS_KNOW_NO_FLINK =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.connectors.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.nd4j..");
}

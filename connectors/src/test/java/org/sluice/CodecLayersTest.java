package org.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which. */
@AnalyzeClasses(
    packages = {"org.sluice.codec", "org.sluice.kafka"},
    importOptions = DoNotIncludeTests.class)
class CodecLayersTest {

  @ArchTest
  static final ArchRule CODECS_KNOW_BYTES_ONLY =
      noClasses()
          .that()
          .resideInAPackage("org.sluice.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sluice.kafka..", "org.apache.kafka..", "org.apache.flink..", "org.nd4j..");
}

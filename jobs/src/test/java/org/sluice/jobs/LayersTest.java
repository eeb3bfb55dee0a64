package org.sluice.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.jobs.cli.Sluice;

/** The allowed dependencies between packages, in all modules. */
@AnalyzeClasses(packages = "org.sluice", importOptions = DoNotIncludeTests.class)
class LayersTest {

  /** The layers of the pure learning code, from the top; a layer may only use those below it. */
  private static final List<String[]> FLOORS =
      List.of(
          packages("learning.halving", "learning.onnx"),
          packages("learning.trial"),
          packages("learning.surrogate"),
          packages("learning.rollout"),
          packages("learning.trustregion"),
          packages("learning.policy"),
          packages("learning.posterior"),
          packages("learning.flow", "learning.value"),
          packages(
              "learning.graph",
              "learning.targets",
              "learning.records",
              "learning.hyperparameters"));

  private static final String[] LEARNING = packages("learning");

  private static final String[] FLINK_STREAMS = {
    "org.apache.flink.streaming..", "org.apache.flink.api..", "org.apache.flink.runtime.."
  };

  private static final String KAFKA = "org.apache.kafka..";

  @ArchTest
  static final ArchRule SIMULATIONS_KNOW_NO_OTHER_MODULE =
      rule(
          packages("env"),
          DescribedPredicate.describe(
              "belong to other modules",
              (JavaClass type) ->
                  type.getPackageName().startsWith("org.sluice.")
                      && !type.getPackageName().matches("org\\.sluice\\.env(\\..*)?")));

  @ArchTest static final ArchRule LEARNING_KNOWS_NO_STREAM = rule(LEARNING, FLINK_STREAMS);

  @ArchTest static final ArchRule LEARNING_KNOWS_NO_TOPIC = rule(LEARNING, KAFKA);

  @ArchTest static final ArchRule FLOORS_KNOW_NOTHING_ABOVE = floorsKnowNothingAbove();

  @ArchTest
  static final ArchRule LEARNING_KNOWS_NONE_OF_ITS_USERS =
      rule(LEARNING, packages("operators", "ml", "connectors", "jobs"));

  @ArchTest
  static final ArchRule OPERATORS_KNOW_NO_TOPIC = rule(packages("operators", "ml"), KAFKA);

  @ArchTest
  static final ArchRule OPERATORS_KNOW_NONE_OF_THEIR_USERS =
      rule(packages("operators", "ml"), packages("connectors", "jobs"));

  @ArchTest
  static final ArchRule CONNECTORS_KNOW_NO_JOBS = rule(packages("connectors"), packages("jobs"));

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLES =
      slices().matching("org.sluice.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Sluice.class)
          .and()
          .doNotHaveFullyQualifiedName("org.sluice.jobs.cli.Failures") // where nothing else works
          .and()
          .doNotHaveFullyQualifiedName(
              "org.sluice.jobs.cli.UsualCommands") // the launcher's program
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  private static ArchRule floorsKnowNothingAbove() {
    List<ArchRule> rules = new ArrayList<>();
    for (int floor = 1; floor < FLOORS.size(); floor++) {
      String[] above =
          FLOORS.subList(0, floor).stream().flatMap(Arrays::stream).toArray(String[]::new);
      rules.add(rule(FLOORS.get(floor), above));
    }
    return CompositeArchRule.of(rules);
  }

  private static ArchRule rule(String[] who, String... unknown) {
    return noClasses()
        .that()
        .resideInAnyPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown);
  }

  private static ArchRule rule(String[] who, DescribedPredicate<JavaClass> unknown) {
    return noClasses().that().resideInAnyPackage(who).should().dependOnClassesThat(unknown);
  }

  private static String[] packages(String... names) {
    return Stream.of(names).map(name -> "org.sluice." + name + "..").toArray(String[]::new);
  }
}

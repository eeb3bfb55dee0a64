package org.sluice.learning.policy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A test that is run with each {@link PolicyCase} that has a field. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(PolicyTest.Cases.class)
@interface PolicyTest {

  /** The fields; one of them is enough. */
  String[] value();

  /** The cases with one of the fields. */
  final class Cases extends AnnotationBasedArgumentsProvider<PolicyTest> {

    @Override
    protected Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context, PolicyTest test) {
      return PolicyCase.all()
          .filter(c -> Stream.of(test.value()).anyMatch(c::has))
          .map(Arguments::of);
    }
  }
}

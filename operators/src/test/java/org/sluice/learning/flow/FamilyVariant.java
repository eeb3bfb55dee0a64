package org.sluice.learning.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.flow.sylvester.SylvesterParams;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A family with one choice of its words.
 *
 * @param key the chosen key, or null for a family without words
 * @param word its value, or null
 */
public record FamilyVariant(FlowFamily family, Param<String> key, String word) {

  /** The words of keys that are not registered anywhere. Add a line for a new key. */
  private static List<String> words(Param<?> key) {
    return key.equals(SylvesterParams.ORTHOGONAL_MATRIX)
        ? List.of(
            SylvesterParams.TRIANGULAR, SylvesterParams.HOUSEHOLDER, SylvesterParams.ORTHOGONAL)
        : List.of();
  }

  /** Every registered family with every choice. */
  public static Stream<FamilyVariant> all() {
    List<FamilyVariant> all = new ArrayList<>();
    for (FlowFamily family : FlowFamilies.all()) {
      boolean chosen = false;
      for (Param<?> key : family.parameters()) {
        if (key instanceof StringParam words) {
          words(words)
              .forEach(
                  word ->
                      all.add(
                          new FamilyVariant(
                              family.with(new Hyperparameters().set(words, word)), words, word)));
          chosen = true;
        }
      }
      if (!chosen) {
        all.add(new FamilyVariant(family, null, null));
      }
    }
    return all.stream();
  }

  @Override
  public String toString() {
    return family.word() + (word == null ? "" : ", " + word);
  }
}

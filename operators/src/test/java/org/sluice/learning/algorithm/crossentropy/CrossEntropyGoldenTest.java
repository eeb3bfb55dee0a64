package org.sluice.learning.algorithm.crossentropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.rollout.WholeEpisode;

/** Choices and distributions against reference numbers. */
class CrossEntropyGoldenTest {

  @GoldenTest("algorithms/cem")
  void iterations(Golden golden) {
    ExtraVariance extra = extra(golden);
    List<Golden> iterations = golden.list("iterations");
    for (int t = 0; t < iterations.size(); t++) {
      Golden iteration = iterations.get(t);
      assertClose("extra variance", extra.after(t), iteration.number("extra_variance_used"));
      List<float[]> elites = elites(golden, iteration);
      ParameterDistribution fitted = ParameterDistribution.of(elites, 0);
      assertClose("mean", widened(fitted.means()), iteration.array("mean"));
      assertClose("deviation", widened(fitted.deviations()), iteration.array("std"));
      if (t + 1 < iterations.size()) {
        assertClose(
            "next deviation",
            widened(ParameterDistribution.of(elites, extra.after(t + 1)).deviations()),
            iterations.get(t + 1).array("sampling_std"));
      }
    }
  }

  private static ExtraVariance extra(Golden golden) {
    return golden.has("extra_std")
        ? new ExtraVariance(
            golden.at("extra_std").number("initial"),
            golden.at("extra_std").number("decay_iterations"))
        : new ExtraVariance(0, 1);
  }

  /** The parameters of the chosen samples, which must be the reference's. */
  private static List<float[]> elites(Golden golden, Golden iteration) {
    double[] returns = iteration.array("returns");
    int count = golden.integer("elites");
    List<WholeEpisode> episodes =
        IntStream.range(0, returns.length)
            .mapToObj(i -> new WholeEpisode(i, 1, returns[i], 0))
            .toList();
    List<WholeEpisode> best = new Elites((double) count / returns.length, 1).of(episodes);
    assertThat(best)
        .extracting(episode -> (double) episode.first())
        .containsExactlyElementsOf(
            Arrays.stream(iteration.array("elite_indices")).boxed().toList());
    int size = golden.integer("dim");
    double[] samples = iteration.array("samples");
    List<float[]> parameters = new ArrayList<>();
    for (WholeEpisode episode : best) {
      float[] sample = new float[size];
      for (int i = 0; i < size; i++) {
        sample[i] = (float) samples[episode.first() * size + i];
      }
      parameters.add(sample);
    }
    return parameters;
  }

  private static double[] widened(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
  }
}

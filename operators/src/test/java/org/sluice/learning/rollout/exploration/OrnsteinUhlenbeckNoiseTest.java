package org.sluice.learning.rollout.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;

class OrnsteinUhlenbeckNoiseTest {

  private static final int SIZE = 2;

  @GoldenTest("algorithms/ou_noise")
  void goldenSequence(Golden golden) {
    int[] shape = golden.shape("normals");
    double[] normals = golden.array("normals");
    OrnsteinUhlenbeckNoise noise =
        new OrnsteinUhlenbeckNoise(
            golden.number("theta"),
            golden.number("mu"),
            golden.number("sigma"),
            golden.number("dt"),
            golden.number("x0"),
            shape[1]);
    double[] sequence = new double[normals.length];
    for (int t = 0; t < shape[0]; t++) {
      double[] step = Arrays.copyOfRange(normals, t * shape[1], (t + 1) * shape[1]);
      noise.add(step);
      System.arraycopy(step, 0, sequence, t * shape[1], shape[1]);
    }
    assertClose("sequence", sequence, golden.array("sequence"));
  }

  @Test
  void aRestoredOneContinues() {
    OrnsteinUhlenbeckNoise one = drawn(7);
    ByteBuffer saved = ByteBuffer.allocate(one.stateBytes());
    one.save(saved);
    OrnsteinUhlenbeckNoise other = drawn(0);
    other.restore(saved.flip());
    assertThat(next(other)).isEqualTo(next(one));
  }

  @Test
  void eachEpisodeStartsAtTheFirstValue() {
    OrnsteinUhlenbeckNoise used = drawn(7);
    used.episodeEnded();
    assertThat(next(used)).isEqualTo(next(drawn(0)));
  }

  private static OrnsteinUhlenbeckNoise drawn(int times) {
    OrnsteinUhlenbeckNoise noise = new OrnsteinUhlenbeckNoise(0.15, 0, 0.2, 1, 0, SIZE);
    Generator random = new Generator(1);
    for (int i = 0; i < times; i++) {
      noise.next(random, new double[SIZE]);
    }
    return noise;
  }

  private static double[] next(OrnsteinUhlenbeckNoise noise) {
    double[] next = new double[SIZE];
    noise.next(new Generator(2), next);
    return next;
  }
}

package org.sluice.learning.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.posterior.inference.PosteriorDraws;

/** The noise of a gradient step. */
class PosteriorDrawsTest {

  private static final int ROWS = 6;

  private final PosteriorNetwork network =
      new PosteriorNetwork(
          "fc", List.of(3, 4), List.of(4, 2), new PosteriorSettings(true, 2, 1, 5, 0, -2, true));
  private final int normals = network.normals();
  private final int size = network.noiseDim();

  private PosteriorDraws drawn(long seed, boolean forNextStates) {
    PosteriorDraws draws = new PosteriorDraws(network, ROWS, forNextStates);
    draws.draw(new Generator(seed));
    return draws;
  }

  private double[] row(double[] all, int row) {
    return Arrays.copyOfRange(all, row * size, (row + 1) * size);
  }

  private double[] normals(double[] draw) {
    return Arrays.copyOf(draw, normals);
  }

  private double[] masks(double[] draw) {
    return Arrays.copyOfRange(draw, normals, size);
  }

  /** Factors of 3 and 4 inputs, outputs of 4 and 2 units, and a mask for each step and factor. */
  @Test
  void shapes() {
    assertThat(normals).isEqualTo(3 + 4 + 4 + 2);
    assertThat(size).isEqualTo(normals + 2 * (3 + 4));
    PosteriorDraws draws = drawn(1, true);
    assertThat(draws.states()).hasSize(ROWS * size);
    assertThat(draws.nextStates()).hasSize(ROWS * size);
    assertThat(draws.none()).hasSize(ROWS * size);
    assertThat(draws.divergence()).hasSize(size + 3 + 4);
    assertThat(drawn(1, false).nextStates()).isEmpty();
  }

  @Test
  void rowsHaveNumbersOfTheirOwnAndMasksInCommon() {
    PosteriorDraws draws = drawn(1, true);
    double[] masks = masks(draws.divergence());
    assertThat(masks).containsOnly(0, 1);
    assertThat(Arrays.copyOfRange(draws.divergence(), size, size + 7)).containsOnly(0, 1);
    for (int row = 0; row < ROWS; row++) {
      double[] first = row(draws.states(), row);
      double[] second = row(draws.nextStates(), row);
      assertThat(masks(first)).isEqualTo(masks);
      assertThat(masks(second)).isEqualTo(masks);
      assertThat(normals(first)).isNotEqualTo(normals(second));
      assertThat(normals(first)).isNotEqualTo(normals(row(draws.states(), (row + 1) % ROWS)));
      assertThat(normals(first)).isNotEqualTo(normals(draws.divergence()));
    }
  }

  @Test
  void theSeedDecidesAndEachDrawIsNew() {
    PosteriorDraws draws = drawn(1, true);
    assertThat(draws.states()).isEqualTo(drawn(1, true).states());
    assertThat(draws.nextStates()).isEqualTo(drawn(1, true).nextStates());
    assertThat(draws.divergence()).isEqualTo(drawn(1, true).divergence());
    assertThat(draws.states()).isNotEqualTo(drawn(2, true).states());
    Generator random = new Generator(1);
    draws.draw(random);
    double[] before = draws.states().clone();
    draws.draw(random);
    assertThat(draws.states()).isNotEqualTo(before);
  }

  @Test
  void theDeterministicNetworkHasNoNoise() {
    PosteriorDraws draws = drawn(1, true);
    for (int row = 0; row < ROWS; row++) {
      assertThat(normals(row(draws.none(), row))).containsOnly(0);
      assertThat(masks(row(draws.none(), row))).containsOnly(0.5);
    }
  }
}

package org.sluice.learning.live.log;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Spaces;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.ParameterShape;

/**
 * What a program without Sluice needs to act under the policies of a live trial, besides the
 * policies' numbers.
 *
 * @param trial the trial's id
 * @param spaces what is observed and done
 * @param clips whether actions are applied cut to the bounds of the action space
 * @param mostSteps of a record of experience
 * @param layout the policies' parameters, in the order of their flat vector
 * @param noise of an action, in order
 * @param template an ONNX model whose parameters are inputs; empty if there is none
 * @param problem why there is no template; empty if there is one
 */
public record Model(
    String trial,
    Spaces spaces,
    boolean clips,
    int mostSteps,
    List<ParameterShape> layout,
    List<Noise> noise,
    byte[] template,
    String problem)
    implements LiveNote {

  /** Characters of a problem, at most; longer ones are cut. */
  private static final int LONGEST_PROBLEM = 1_000;

  /**
   * @throws IllegalArgumentException if there is neither a template nor a problem, or both
   */
  public Model {
    layout = List.copyOf(layout);
    noise = List.copyOf(noise);
    if (problem.length() > LONGEST_PROBLEM) {
      problem = problem.substring(0, LONGEST_PROBLEM);
    }
    if (problem.isEmpty() == (template.length == 0)) {
      throw new IllegalArgumentException("a model has either a template or a problem");
    }
  }

  /** A copy without its template, saying why. */
  public Model withoutTemplate(String why) {
    return new Model(trial, spaces, clips, mostSteps, layout, noise, new byte[0], why);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Model that
        && trial.equals(that.trial)
        && spaces.equals(that.spaces)
        && clips == that.clips
        && mostSteps == that.mostSteps
        && layout.equals(that.layout)
        && noise.equals(that.noise)
        && Arrays.equals(template, that.template)
        && problem.equals(that.problem);
  }

  @Override
  public int hashCode() {
    return trial.hashCode();
  }

  @Override
  public String toString() {
    return String.format(
        "the model of %s: %s", trial, problem.isEmpty() ? template.length + " bytes" : problem);
  }
}

package org.sluice.jobs.lab.toy;

import java.util.List;

/** A policy compared in the bandits: its name and its overrides of the shipped configuration. */
public enum ComparedPolicy {
  /** A factorised Gaussian, with the exact Fisher information. */
  GAUSSIAN("Gaussian", "policy.type=gaussian", "fisher=exact", "max-kl=0.01", "total-steps=153600"),
  /** Two Gaussians. */
  MIXTURE_OF_2("GMM-2", mixture(2)),
  /** Five Gaussians. */
  MIXTURE_OF_5("GMM-5", mixture(5)),
  /** A flow, as shipped. */
  FLOW("flow");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // immutable, from List.of
  private final List<String> settings;

  ComparedPolicy(String label, String... settings) {
    this.label = label;
    this.settings = List.of(settings);
  }

  private static String[] mixture(int components) {
    return new String[] {
      "policy.type=gaussian-mixture", "policy.components=" + components, "max-kl=0.01"
    };
  }

  /** Its name in tables and plots. */
  public String label() {
    return label;
  }

  /** Its overrides of the shipped configuration, {@code key=value} each. */
  public List<String> settings() {
    return settings;
  }
}

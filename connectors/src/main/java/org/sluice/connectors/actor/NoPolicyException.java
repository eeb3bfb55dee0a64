package org.sluice.connectors.actor;

/** An actor was to act before its client had any policy. */
public final class NoPolicyException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  NoPolicyException(String trial, String problem) {
    super(
        String.format(
            "there is no policy of trial %s yet%s; wait for it with PolicyClient.awaitPolicy, or"
                + " give an action for that time with PolicyClient.hold",
            trial, problem.isEmpty() ? "" : " (" + problem + ")"));
  }
}

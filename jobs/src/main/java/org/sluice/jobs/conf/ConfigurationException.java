package org.sluice.jobs.conf;

import java.util.List;

/** A configuration cannot be used; the message lists everything that is wrong with it. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** More are not listed: nobody reads them. */
  private static final int MOST = 100;

  ConfigurationException(String problem) {
    super(problem);
  }

  ConfigurationException(List<String> problems) {
    this(
        problems.size() == 1
            ? problems.get(0)
            : problems.size()
                + " problems in the configuration:\n  "
                + String.join("\n  ", problems.subList(0, Math.min(MOST, problems.size())))
                + (problems.size() > MOST
                    ? "\n  … and " + (problems.size() - MOST) + " more"
                    : ""));
  }
}

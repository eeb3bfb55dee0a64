package org.sluice.jobs.cli.plot;

import org.sluice.jobs.lab.toy.Bandit;
import picocli.CommandLine.Command;

/** {@code sluice figure correlated-bandit}. */
@Command(
    name = "correlated-bandit",
    description = {
      "Trains policies with an entropy bonus in CorrelatedBandit-v0, where good actions are correlated,",
      "and draws them over the target density."
    },
    mixinStandardHelpOptions = true)
final class CorrelatedBanditFigureCommand extends BanditFigure {

  CorrelatedBanditFigureCommand() {
    super(Bandit.CORRELATED);
  }
}

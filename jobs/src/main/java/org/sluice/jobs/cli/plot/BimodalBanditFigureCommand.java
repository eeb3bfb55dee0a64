package org.sluice.jobs.cli.plot;

import org.sluice.jobs.lab.toy.Bandit;
import picocli.CommandLine.Command;

/** {@code sluice figure bimodal-bandit}. */
@Command(
    name = "bimodal-bandit",
    description = {
      "Trains policies with an entropy bonus in BimodalBandit-v0, where two actions are equally good,",
      "and draws them over the target density."
    },
    mixinStandardHelpOptions = true)
final class BimodalBanditFigureCommand extends BanditFigure {

  BimodalBanditFigureCommand() {
    super(Bandit.BIMODAL);
  }
}

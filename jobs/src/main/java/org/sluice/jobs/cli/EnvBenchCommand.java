package org.sluice.jobs.cli;

import picocli.CommandLine.Command;

@Command(name = "bench")
final class EnvBenchCommand implements Runnable {
  @Override
  public void run() {}
}

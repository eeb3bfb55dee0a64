package org.sluice.jobs.cli.common;

/** A command cannot do what was requested; the message says why and what to do. */
public final class CommandException extends RuntimeException {

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.sluice.jobs.cli.common;

/** A verb cannot do what it was asked; the message tells the user why and what to do. */
public final class CommandException extends RuntimeException {

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

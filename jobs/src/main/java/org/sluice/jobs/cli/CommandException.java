package org.sluice.jobs.cli;

/** A verb cannot do what it was asked; the message tells the user why and what to do. */
final class CommandException extends RuntimeException {

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

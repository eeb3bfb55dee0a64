package org.sluice.env;

/** A task has no such parameter, or does not allow the value. */
public final class TaskParameterException extends EnvException {

  public TaskParameterException(String message) {
    super(message);
  }
}

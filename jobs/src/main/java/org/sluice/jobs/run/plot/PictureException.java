package org.sluice.jobs.run.plot;

import org.sluice.jobs.run.files.RunException;

/** A plot could not be drawn or written; the message says why. */
public final class PictureException extends RunException {

  private static final long serialVersionUID = 1;

  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}

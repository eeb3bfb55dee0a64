package org.sluice.jobs.replay;

/** A file is not a recording in the documented format; the message says where and why. */
public final class RecordingException extends RuntimeException {

  public RecordingException(String message) {
    super(message);
  }
}

package org.sluice.env;

/** A step was taken after an episode's end or before its start; reset first. */
public final class EpisodeEndedException extends EnvException {

  public EpisodeEndedException(String message) {
    super(message);
  }
}

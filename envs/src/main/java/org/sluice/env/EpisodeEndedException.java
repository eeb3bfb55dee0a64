package org.sluice.env;

/** A step without an episode: it has ended, or none was started. Reset first. */
public final class EpisodeEndedException extends EnvException {

  public EpisodeEndedException(String message) {
    super(message);
  }
}

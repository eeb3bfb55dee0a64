package org.sluice.env.registry;

/** What others bring cannot be loaded, or has a name that is taken already. */
public final class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RegistryException(String message) {
    super(message);
  }
}

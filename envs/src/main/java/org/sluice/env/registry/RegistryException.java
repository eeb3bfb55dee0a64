package org.sluice.env.registry;

/** A member from another jar cannot be loaded, or its name is already taken. */
public final class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RegistryException(String message) {
    super(message);
  }
}

package org.sluice.env;

/** A native library is missing, cannot be loaded, or has another version than the one needed. */
public final class NativeLibraryException extends EnvException {

  public NativeLibraryException(String message) {
    super(message);
  }

  public NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}

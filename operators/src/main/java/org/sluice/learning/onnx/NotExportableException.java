package org.sluice.learning.onnx;

/** A policy cannot be an ONNX model; the message says why. */
public final class NotExportableException extends RuntimeException {

  NotExportableException(String message) {
    super(message);
  }
}

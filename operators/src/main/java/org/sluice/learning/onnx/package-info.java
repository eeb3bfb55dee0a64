/** Policies as ONNX models, for programs that act without Sluice. */
package org.sluice.learning.onnx;

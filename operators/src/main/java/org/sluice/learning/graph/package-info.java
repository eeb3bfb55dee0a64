/**
 * A static differentiable graph: built once per architecture and batch size, then run forward,
 * backward (vector–Jacobian) and tangent (Jacobian–vector) without allocation.
 */
package org.sluice.learning.graph;

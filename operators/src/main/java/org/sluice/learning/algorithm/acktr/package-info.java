/** Actor-critic with Kronecker-factored trust regions. */
package org.sluice.learning.algorithm.acktr;

/** Deep Q-networks with several heads. */
package org.sluice.learning.algorithm.bootstrappeddqn;

/** Soft Q-learning. */
package org.sluice.learning.algorithm.softq;

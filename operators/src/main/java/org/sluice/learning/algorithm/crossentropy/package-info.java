/** The cross-entropy method. */
package org.sluice.learning.algorithm.crossentropy;

/** The vanilla policy gradient. */
package org.sluice.learning.algorithm.vanilla;

/** The natural policy gradient. */
package org.sluice.learning.algorithm.natural;

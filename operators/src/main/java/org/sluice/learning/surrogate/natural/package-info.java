/** Natural gradients: products with the Fisher information, and conjugate gradients with them. */
package org.sluice.learning.surrogate.natural;

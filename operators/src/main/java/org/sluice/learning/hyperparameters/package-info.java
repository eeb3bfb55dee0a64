/** Hyperparameters as Flink ML parameters, with human-readable ranges. */
package org.sluice.learning.hyperparameters;

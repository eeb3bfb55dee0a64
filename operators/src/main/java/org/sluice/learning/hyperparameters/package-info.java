/** Hyper-parameters as Flink ML parameters, with ranges that can be read by people. */
package org.sluice.learning.hyperparameters;

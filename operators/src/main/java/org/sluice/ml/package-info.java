/** Training and acting as stages of Flink ML: an estimator, its model, and a servable. */
package org.sluice.ml;

/** Encoders, which turn observations into features for policies and value functions. */
package org.sluice.learning.encoder;

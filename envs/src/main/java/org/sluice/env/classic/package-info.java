/**
 * Classic control: a pendulum, cars on a mountain, poles on carts.
 *
 * <p>Sines and cosines are {@link java.lang.StrictMath}'s, so that an episode is the same on every
 * processor. Observations are rounded to single precision, as Gymnasium's are; states are double
 * unless a task says otherwise.
 */
package org.sluice.env.classic;

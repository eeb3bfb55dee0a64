/**
 * The {@code -v4} tasks of Gymnasium, listed in {@link
 * org.sluice.env.mujoco.gymnasium.GymnasiumTasks}. Their models are the {@code .xml} resources of
 * this package.
 */
package org.sluice.env.mujoco.gymnasium;

/**
 * The MuJoCo tasks, and the little of the engine's interface that they need.
 *
 * <p>{@link org.sluice.env.mujoco.MujocoTasks} lists the tasks. Each is a class of its own on a
 * common base; below it a simulation holds one state of a shared, immutable model. The models are
 * the {@code .xml} resources of this package.
 */
package org.sluice.env.mujoco;

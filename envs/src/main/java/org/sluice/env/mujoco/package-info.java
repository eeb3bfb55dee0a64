/**
 * The MuJoCo tasks, and the small part of the engine's API that they need.
 *
 * <p>{@link org.sluice.env.mujoco.MujocoTasks} lists the tasks. Each is a class with a common base
 * class and a simulation, which holds one state of a shared, immutable model. The models are the
 * {@code .xml} resources of this package.
 */
package org.sluice.env.mujoco;

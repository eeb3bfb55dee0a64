/**
 * The small part of MuJoCo's API that tasks need, and {@link org.sluice.env.mujoco.MujocoEnv},
 * their base class.
 *
 * <p>Each sub-package is a family of tasks. A task is a class with a simulation, which holds one
 * state of a shared, immutable model.
 */
package org.sluice.env.mujoco;

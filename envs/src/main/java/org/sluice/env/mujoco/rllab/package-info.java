/**
 * The MuJoCo tasks of rllab (Duan et al. 2016), listed in {@link
 * org.sluice.env.mujoco.rllab.RllabTasks}. Their models are the {@code .xml} resources of this
 * package.
 *
 * <p>rllab ran on MuJoCo 1.31; here they run on 2.2.2. That version's solver is the default where a
 * model names none, so trajectories are not those of 1.31.
 */
package org.sluice.env.mujoco.rllab;

/**
 * Tasks for hierarchies of policies, as in Haarnoja et al. 2018, "Latent Space Policies for
 * Hierarchical Reinforcement Learning", on the robots of {@link org.sluice.env.mujoco.rllab}.
 *
 * <p>A lower policy learns in a {@code MultiDirection…} task, whose reward is the {@link
 * org.sluice.env.mujoco.hierarchy.PlanarSpeed speed in the plane}; a higher one learns to reach a
 * {@link org.sluice.env.mujoco.hierarchy.ReachGoal goal}, in the open or in a {@link
 * org.sluice.env.mujoco.hierarchy.CrossMaze maze}. Observations are those of the robot's own task;
 * with a goal, its x and y follow, so that the lower policy finds what it knows in the first
 * numbers. Bonus for being alive, costs, end and start are the robot's own too, except that a
 * humanoid's sideways speed costs nothing.
 *
 * <p>Source: sac, {@code sac/envs}, with the time limit and the goals of its {@code examples}.
 * There, episodes with random goals do not end at the goal, and those in the maze do. Deviations:
 * MuJoCo 2.2.2; the humanoid may also be exactly 0.8 or 2 m high; in the maze, where sac's class
 * and its examples differ in the nearness that a dense reward counts from (5 and 12 m), it is 12 m,
 * that of the farthest goal.
 */
package org.sluice.env.mujoco.hierarchy;

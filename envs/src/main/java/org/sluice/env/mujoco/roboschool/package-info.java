/**
 * A port of Roboschool's walkers to MuJoCo, listed in {@link
 * org.sluice.env.mujoco.roboschool.RoboschoolTasks}.
 *
 * <p>Roboschool simulates with Bullet; returns on the port cannot be compared with returns on
 * Bullet. Observations, rewards, ends, starts and torques are Roboschool's. Kept of Bullet, or of
 * its MJCF importer:
 *
 * <ul>
 *   <li>four steps of 0.0165 / 4 s per control step, first-order integration, gravity 9.8;
 *   <li>no springs, damping or friction in joints, since the importer ignores them; the density is
 *       1000 everywhere, which makes the ant weigh 182 kg, and the half-cheetah's feet weigh 10 kg;
 *   <li>no contacts between a body and its ancestors;
 *   <li>the position of a body is the middle of its last geom, which is where the importer puts the
 *       mass centre. (The mass centre itself is where the engine computes it.)
 * </ul>
 *
 * <p>Of the port's own: the contact model is MuJoCo's, with the floor's friction 0.8, and every
 * driven joint has an armature of 0.01, without which the humanoid is unstable.
 */
package org.sluice.env.mujoco.roboschool;

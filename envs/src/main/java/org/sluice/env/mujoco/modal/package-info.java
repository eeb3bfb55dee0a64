/**
 * Tasks in which several behaviours are equally good, so that a policy with one mode has to choose:
 * those of Tang and Agrawal 2018, "Implicit Policy for Reinforcement Learning". The paper leaves
 * most of their numbers open; each class says what was chosen. The robots are Gymnasium's.
 */
package org.sluice.env.mujoco.modal;

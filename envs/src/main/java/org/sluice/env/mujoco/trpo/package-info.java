/** The locomotion tasks of the TRPO paper, with its costs. */
package org.sluice.env.mujoco.trpo;

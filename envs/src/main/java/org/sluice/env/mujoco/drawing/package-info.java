/** Geometry of pictures: solids in space, seen by a camera without perspective. */
package org.sluice.env.mujoco.drawing;

/**
 * The tasks of Gymnasium on the rigid-body engine Box2D, and what they need of it.
 *
 * <p>{@link org.sluice.env.box2d.Box2dTasks} lists the tasks. The engine is JBox2D 2.2.1.1, a port
 * of Box2D to Java, with corrections that make it compute what Box2D 2.3.0 computes:
 *
 * <ol>
 *   <li>Joints keep the angle between their bodies at creation as the zero of their limits ({@link
 *       org.sluice.env.box2d.Scene}).
 *   <li>The inertia of a polygon whose centroid is not its origin ({@link
 *       org.sluice.env.box2d.Inertia}).
 *   <li>A new contact is enabled, so that the continuous step sees it ({@link
 *       org.sluice.env.box2d.PhysicsWorld}).
 *   <li>Two contact points are solved together up to a condition number of 1000, not 100 ({@link
 *       org.sluice.env.box2d.IslandSolver}).
 *   <li>A motion remembers the time of its start ({@link org.sluice.env.box2d.Motion}).
 *   <li>A body's origin is its centre minus the rotated offset, rounded in this order ({@link
 *       org.sluice.env.box2d.Motion}).
 *   <li>Sines and cosines come from {@link java.lang.StrictMath}, not from a table ({@link
 *       org.sluice.env.box2d.PhysicsWorld}).
 *   <li>Boxes of the broad phase move only when a shape leaves them ({@link
 *       org.sluice.env.box2d.FatBoxes}).
 * </ol>
 *
 * <p>One more makes it safe in several threads: {@link org.sluice.env.box2d.ContactPool}.
 */
package org.sluice.env.box2d;

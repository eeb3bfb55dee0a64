/**
 * Training as Flink operators, which add state and metrics to the pure learning core.
 *
 * <p>Trajectories keyed by lane become segments ({@link org.sluice.operators.GaeFunction}),
 * segments keyed by trial become batches ({@link org.sluice.operators.BatchFunction}), batches
 * keyed by trial become policies ({@link org.sluice.operators.LearnerFunction}), and a sweep's
 * worse trials may end early ({@link org.sluice.operators.HalvingFunction}).
 */
package org.sluice.operators;

/**
 * Training as Flink operators: shells of state and metrics around the learning core's pure calls.
 *
 * <p>Trajectories keyed by lane become segments ({@link org.sluice.operators.GaeFunction}),
 * segments keyed by trial become batches ({@link org.sluice.operators.BatchFunction}), batches
 * keyed by trial become policies ({@link org.sluice.operators.LearnerFunction}), and a sweep's
 * worse trials may end early ({@link org.sluice.operators.HalvingFunction}).
 */
package org.sluice.operators;

/**
 * How records stand in Flink's state and between its tasks: one small file a record, all versioned.
 */
package org.sluice.operators.types;

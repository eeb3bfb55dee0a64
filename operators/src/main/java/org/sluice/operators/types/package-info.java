/**
 * Serialisers of records in Flink's state and between its tasks: one small class per record, all
 * versioned.
 */
package org.sluice.operators.types;

/** Functions for Flink SQL. */
package org.sluice.connectors.sql;

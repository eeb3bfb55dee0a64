/** Functions that Flink SQL lacks. */
package org.sluice.connectors.sql;

/** What Flink SQL needs beyond its own functions. */
package org.sluice.connectors.sql;

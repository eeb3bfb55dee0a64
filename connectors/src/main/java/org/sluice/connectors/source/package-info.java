/** Simulations as a Flink source: lanes of trials are its splits. */
package org.sluice.connectors.source;

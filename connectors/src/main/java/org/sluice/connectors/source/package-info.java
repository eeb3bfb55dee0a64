/** Simulations as a Flink source whose splits are the lanes of trials. */
package org.sluice.connectors.source;

/** The lines that a run prints while it trains. */
package org.sluice.jobs.run.console;

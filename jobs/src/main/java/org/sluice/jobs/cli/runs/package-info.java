/** The commands about recorded runs: {@code evaluate}, {@code top}, {@code report}. */
package org.sluice.jobs.cli.runs;

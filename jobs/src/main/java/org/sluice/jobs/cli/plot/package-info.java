/** The commands that plot toy experiments. */
package org.sluice.jobs.cli.plot;

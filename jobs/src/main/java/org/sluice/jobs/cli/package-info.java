/** The command line: one class a verb. */
package org.sluice.jobs.cli;

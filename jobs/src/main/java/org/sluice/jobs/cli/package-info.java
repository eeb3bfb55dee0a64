/** The command line: one class per command. */
package org.sluice.jobs.cli;

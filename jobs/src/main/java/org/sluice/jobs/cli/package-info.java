/** The program: its entry point, how it reports errors, and {@code keys}. */
package org.sluice.jobs.cli;

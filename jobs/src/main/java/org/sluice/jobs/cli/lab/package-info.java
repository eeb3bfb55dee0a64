/** The commands that measure: {@code chaos}, {@code learn-bench}, {@code stream-bench}. */
package org.sluice.jobs.cli.lab;

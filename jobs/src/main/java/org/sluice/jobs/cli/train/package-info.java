/** The commands that train: {@code train}, {@code submit}, {@code learn-local}. */
package org.sluice.jobs.cli.train;

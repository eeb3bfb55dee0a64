/** The commands of {@code cluster}. */
package org.sluice.jobs.cli.cluster;

/** The commands of {@code env}. */
package org.sluice.jobs.cli.env;

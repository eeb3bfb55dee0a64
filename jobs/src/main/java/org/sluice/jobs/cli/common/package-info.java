/** Parts that several command groups share. */
package org.sluice.jobs.cli.common;

/** Commands for live runs. */
package org.sluice.jobs.cli.live;

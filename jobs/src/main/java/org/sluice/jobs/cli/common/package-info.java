/** What commands of several groups share. */
package org.sluice.jobs.cli.common;

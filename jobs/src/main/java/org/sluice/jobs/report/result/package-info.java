/** Groups of trials that differ only in the seed, and their statistics. */
package org.sluice.jobs.report.result;

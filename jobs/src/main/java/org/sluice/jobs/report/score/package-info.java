/** Methods compared over several tasks, by scores. */
package org.sluice.jobs.report.score;

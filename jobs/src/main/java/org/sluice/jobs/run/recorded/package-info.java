/** What finished and running trials have left in their folders, for those who only read. */
package org.sluice.jobs.run.recorded;

/** The job that answers requests under the policies of a trial. */
package org.sluice.jobs.serve;

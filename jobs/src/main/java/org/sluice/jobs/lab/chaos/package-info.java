/** Trains while processes of the cluster are killed, and checks that the result is unaffected. */
package org.sluice.jobs.lab.chaos;

/** Proof that published policies follow from the data that was recorded: training it again. */
package org.sluice.jobs.relearn;

/** Variants of recorded trials. */
package org.sluice.jobs.run.fork;

/** A plant: an environment played as a foreign program that acts under a live trial's policies. */
package org.sluice.jobs.plant;

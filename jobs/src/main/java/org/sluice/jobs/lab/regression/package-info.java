/** Regression by networks with random weights: how certain are they, and where. */
package org.sluice.jobs.lab.regression;

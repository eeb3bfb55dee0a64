/** Trained policies at work: how well they do, and where they go. */
package org.sluice.jobs.evaluation;

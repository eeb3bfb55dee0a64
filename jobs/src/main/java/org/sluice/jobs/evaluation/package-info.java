/** Evaluates trained policies and draws the paths of their episodes. */
package org.sluice.jobs.evaluation;

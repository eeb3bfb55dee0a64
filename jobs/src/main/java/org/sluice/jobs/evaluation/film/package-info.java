/** Films of evaluation episodes as pages for a browser. */
package org.sluice.jobs.evaluation.film;

/** The toy experiments of the papers, as numbers: what is trained, and how near it comes. */
package org.sluice.jobs.toy;

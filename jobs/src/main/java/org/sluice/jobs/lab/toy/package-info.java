/** The toy experiments of the papers: what is trained, and how close it comes to the target. */
package org.sluice.jobs.lab.toy;

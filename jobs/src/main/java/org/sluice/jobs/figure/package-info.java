/** Charts, as PNG files. */
package org.sluice.jobs.figure;

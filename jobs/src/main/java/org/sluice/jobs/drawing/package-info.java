/** Renders what environments draw as images. */
package org.sluice.jobs.drawing;

/** Checks what one trial is made of. */
package org.sluice.jobs.conf.trial;

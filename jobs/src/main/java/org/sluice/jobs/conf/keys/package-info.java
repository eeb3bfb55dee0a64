/**
 * Every key that a configuration may have, which of them a trial reads, and what may have been
 * meant by others.
 */
package org.sluice.jobs.conf.keys;

/** All configuration keys, which of them a trial reads, and suggestions for unknown ones. */
package org.sluice.jobs.conf.keys;

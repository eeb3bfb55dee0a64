/** Configurations as text: YAML, settings of the command line, and values as they are written. */
package org.sluice.jobs.conf.text;

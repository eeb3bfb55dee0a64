/** Configurations: read from YAML, checked as a whole, turned into trials. */
package org.sluice.jobs.conf;

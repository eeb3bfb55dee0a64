/** Reads configurations from YAML, checks them as a whole and turns them into trials. */
package org.sluice.jobs.conf;

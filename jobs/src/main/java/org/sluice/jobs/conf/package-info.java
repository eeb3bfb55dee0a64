/** Configurations: reading, checking, writing and comparing them. */
package org.sluice.jobs.conf;

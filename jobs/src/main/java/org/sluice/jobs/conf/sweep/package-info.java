/** The trials that a sweep stands for. */
package org.sluice.jobs.conf.sweep;

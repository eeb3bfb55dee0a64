/** Keeps other web sites' pages away from Flink's REST interface. */
package org.sluice.jobs.rest;

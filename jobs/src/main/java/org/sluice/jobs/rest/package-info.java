/** Protects Flink's REST interface from requests by other web sites' pages. */
package org.sluice.jobs.rest;

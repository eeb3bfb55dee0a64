/** Protects the interfaces that listen on this machine from requests by other web sites' pages. */
package org.sluice.jobs.rest;

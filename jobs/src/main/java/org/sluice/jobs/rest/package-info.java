/** Keeps other web sites' pages away from the interfaces that listen on this machine. */
package org.sluice.jobs.rest;

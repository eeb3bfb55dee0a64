/** Diagrams of policies' networks. */
package org.sluice.jobs.lab.network;

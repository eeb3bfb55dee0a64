/**
 * Parts shared by the benchmarks. Each benchmark reports a ratio to a baseline measured in the same
 * run.
 */
package org.sluice.jobs.lab.bench;

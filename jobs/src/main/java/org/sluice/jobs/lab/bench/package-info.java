/** What all benchmarks share. Each gives a ratio to a baseline measured in the same run. */
package org.sluice.jobs.lab.bench;

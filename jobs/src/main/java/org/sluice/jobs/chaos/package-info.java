/** Training while its cluster's processes are killed, and what that does to it: nothing. */
package org.sluice.jobs.chaos;

/** What can be done with a live run from outside: commands to it, and proofs from its log. */
package org.sluice.jobs.live;

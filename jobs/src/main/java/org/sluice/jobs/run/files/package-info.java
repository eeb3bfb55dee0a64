/** Files of a run that can be read at any time, and names that every file system accepts. */
package org.sluice.jobs.run.files;

/** Files of a run that can be read at any moment, and names that every file system takes. */
package org.sluice.jobs.run.files;

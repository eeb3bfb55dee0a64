/** Read access to the folders of finished and running trials. */
package org.sluice.jobs.run.recorded;

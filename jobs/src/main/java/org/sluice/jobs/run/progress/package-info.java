/** The file progress.csv: its columns, and how its rows are written, read and followed. */
package org.sluice.jobs.run.progress;

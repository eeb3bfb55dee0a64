package org.sluice.jobs.watch.source;

import java.util.List;
import java.util.Optional;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.rejected.RejectionCount;

/**
 * A run as it is now.
 *
 * @param name for display
 * @param recorded its files; empty if it is read from a topic
 * @param submitted its job on a cluster; empty if it has none
 * @param rejected the records that its readers rejected; empty if that is not known
 * @param unknown why it is not known; empty if it is
 */
public record WatchedRun(
    String name,
    Optional<RecordedRun> recorded,
    Optional<SubmittedJob> submitted,
    Optional<List<RejectionCount>> rejected,
    String unknown) {}

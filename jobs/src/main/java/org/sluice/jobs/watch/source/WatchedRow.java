package org.sluice.jobs.watch.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.top.Standing;

/**
 * A trial as it is now.
 *
 * @param name for display
 * @param configuration its keys and values; empty if they are not known
 * @param standing its newest figures
 * @param history its rows so far
 * @param folder where its files are; empty if it is read from a topic
 * @param run the place of its run among those of the reading
 */
public record WatchedRow(
    String name,
    Map<String, String> configuration,
    Standing standing,
    History history,
    Optional<Path> folder,
    int run) {}

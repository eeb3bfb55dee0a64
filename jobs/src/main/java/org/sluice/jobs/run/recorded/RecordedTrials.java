package org.sluice.jobs.run.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sluice.jobs.run.files.RunException;

/**
 * The recorded trials in or below some folders.
 *
 * @param trials the readable trials, in the order of the folders and their paths; at least one
 * @param leftOut what could not be read, with reasons
 * @param notes notes for the reader
 */
public record RecordedTrials(List<RecordedTrial> trials, List<String> leftOut, List<String> notes) {

  /**
   * Reads every trial in the folders or below them, each once.
   *
   * @throws RunException if none can be read; the message says why
   */
  public static RecordedTrials below(List<Path> folders) {
    Set<Path> seen = new HashSet<>();
    Map<Path, RecordedRun> runs = new HashMap<>();
    List<RecordedTrial> trials = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path top : folders) {
      try {
        TrialFolders found = TrialFolders.below(top);
        found.unreadable().forEach(one -> leftOut.add(one.message()));
        notes.addAll(found.loops());
        for (Path folder : found.folders()) {
          if (seen.add(real(folder))) {
            read(top, folder, runs, trials, leftOut);
          }
        }
      } catch (RunException e) {
        leftOut.add(e.getMessage());
      }
    }
    if (trials.isEmpty()) {
      throw RunException.ofAll(leftOut);
    }
    notes.addAll(RecordedRun.problems(trials));
    return new RecordedTrials(trials, leftOut, notes);
  }

  private static void read(
      Path top,
      Path folder,
      Map<Path, RecordedRun> runs,
      List<RecordedTrial> trials,
      List<String> leftOut) {
    try {
      RecordedRun run = runs.computeIfAbsent(RecordedRun.folderOf(folder, top), RecordedRun::read);
      trials.add(RecordedTrial.read(folder, run));
    } catch (RunException e) {
      leftOut.add(e.getMessage());
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // it has just vanished, which reading reports
    }
  }
}

package org.sluice.jobs.train.faults;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sequence of faults in a job: each is armed once the previous one has struck. Operators carry
 * copies; the position in the script is per process.
 */
final class FaultScript implements Serializable {

  private static final long serialVersionUID = 1;

  /** How many faults have struck, by script. */
  private static final Map<String, Integer> STRUCK = new ConcurrentHashMap<>();

  /** What happens just before a fault strikes, by script. */
  private static final Map<String, Runnable> OCCASIONS = new ConcurrentHashMap<>();

  private final String id;
  private final ArrayList<String> operators = new ArrayList<>();
  private final int[] checkpoints;
  private final int[] records;

  FaultScript(String id, List<Fault> faults) {
    this(id, faults, () -> {});
  }

  /**
   * @param occasion runs just before each fault strikes, in the operator's thread
   */
  FaultScript(String id, List<Fault> faults, Runnable occasion) {
    this.id = id;
    faults.forEach(fault -> operators.add(fault.operator()));
    this.checkpoints = faults.stream().mapToInt(Fault::checkpoints).toArray();
    this.records = faults.stream().mapToInt(Fault::records).toArray();
    STRUCK.put(id, 0);
    OCCASIONS.put(id, occasion);
  }

  /** How many faults have struck. */
  int struck() {
    return STRUCK.get(id);
  }

  boolean concerns(String operator) {
    return operators.contains(operator);
  }

  /** Follows one subtask. */
  Watch watch(String operator) {
    return new Watch(operator);
  }

  /** The script as one subtask meets it. */
  final class Watch {
    private final String operator;
    private int waitedFor = -1;
    private int seenCheckpoints;
    private int seenRecords;

    private Watch(String operator) {
      this.operator = operator;
    }

    /** Whether it is this operator's turn; counts from zero again for each fault. */
    private boolean isNext() {
      int next = struck();
      if (next != waitedFor) {
        waitedFor = next;
        seenCheckpoints = 0;
        seenRecords = 0;
      }
      return next < operators.size() && operators.get(next).equals(operator);
    }

    void checkpointComplete() {
      if (isNext()) {
        seenCheckpoints++;
      }
    }

    /** Fails the subtask if this is the record. */
    void record() {
      if (isNext() && seenCheckpoints >= checkpoints[waitedFor]) {
        seenRecords++;
        if (seenRecords >= records[waitedFor] && STRUCK.replace(id, waitedFor, waitedFor + 1)) {
          OCCASIONS.get(id).run();
          throw new InjectedException(operator);
        }
      }
    }
  }

  /** What strikes. */
  static final class InjectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InjectedException(String operator) {
      super("a fault was planted in " + operator);
    }
  }
}

package org.sluice.learning.imitation;

/** A kind of place that demonstrations are read from. Found by {@link java.util.ServiceLoader}. */
public interface DemonstrationSource {

  /** What its addresses begin with, before {@code ://}, in lower case. */
  String scheme();

  /** The form of its addresses, for messages. */
  String form();

  /** Whether an address is the path of a file, which is copied to the machines that read it. */
  default boolean isFile() {
    return false;
  }

  /**
   * Starts reading.
   *
   * @throws DemonstrationException if nothing can be read at this address; the message names it
   * @throws org.sluice.learning.algorithm.UnreachableDataException if nothing answers there
   */
  Episodes open(String address);
}

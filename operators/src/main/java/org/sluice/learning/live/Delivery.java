package org.sluice.learning.live;

/** What a record of steps is beside those of its actor that came before. */
enum Delivery {
  /** Steps that were not recorded before. */
  NEW,
  /** The same record again. */
  DUPLICATE,
  /** Some of the steps again, in another record or with other numbers. */
  CONTRADICTION,
  /** So late that nobody knows any more whether the steps were recorded before. */
  TOO_LATE
}

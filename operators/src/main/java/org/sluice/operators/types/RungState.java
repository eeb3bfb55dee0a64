package org.sluice.operators.types;

/**
 * The state of a group of trials that are compared at rungs.
 *
 * @param rung the next rung, counted from 0
 * @param entrants number of trials that started towards it
 * @param awaited number of these that have neither reached it nor failed
 */
public record RungState(int rung, int entrants, int awaited) {

  /** A copy with one awaited trial fewer. */
  public RungState withOneLess() {
    return new RungState(rung, entrants, awaited - 1);
  }

  /** A copy for the next rung, with the number of trials that continue. */
  public RungState next(int kept) {
    return new RungState(rung + 1, kept, kept);
  }
}

package org.sluice.operators.types;

/**
 * Where a group of trials stands that are compared at rungs.
 *
 * @param rung the one that comes next, counted from 0
 * @param entrants how many trials set out for it
 * @param awaited how many of these have neither come to it nor failed
 */
public record RungState(int rung, int entrants, int awaited) {

  /** One trial fewer is awaited. */
  public RungState withOneLess() {
    return new RungState(rung, entrants, awaited - 1);
  }

  /** So many go on to the next rung. */
  public RungState next(int kept) {
    return new RungState(rung + 1, kept, kept);
  }
}

// The mean course of a quantity over trials.

/** The most points: as many as a screen can show. */
export const MOST = 1024;

/** The value of {x, y} at a place between its ends, on a straight line between two values. */
function at({x, y}, place) {
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (x[low] === place) {
    return y[low];
  }
  const share = (place - x[low - 1]) / (x[low] - x[low - 1]);
  return y[low - 1] + share * (y[low] - y[low - 1]);
}

/** The places of all trials where all have values; evenly left out if there are too many. */
function places(trials) {
  const first = Math.max(...trials.map(({x}) => x[0]));
  const last = Math.min(...trials.map(({x}) => x.at(-1)));
  const shared = [...new Set(trials.flatMap(({x}) => x.filter(one => one >= first && one <= last)))];
  shared.sort((a, b) => a - b);
  return shared.length <= MOST ? shared : Array.from({length: MOST},
      (_, i) => shared[Math.floor(i * (shared.length - 1) / (MOST - 1))]);
}

/**
 * The mean of trials {x, y}, with its standard deviation (without Bessel's correction), from the
 * first place to the last at which all of them have a value: otherwise it would jump where a trial
 * begins or ends. Those without values do not count.
 */
export function curve(all) {
  const trials = all.filter(({x}) => x.length);
  const x = trials.length ? places(trials) : [];
  const points = x.map(place => {
    const values = trials.map(one => at(one, place));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return [mean, Math.sqrt(square)];
  });
  return {x, mean: points.map(([mean]) => mean), deviation: points.map(([, one]) => one),
    trials: trials.length};
}

// Numbers as people read them.

const whole = new Intl.NumberFormat("en", {maximumFractionDigits: 0});

export const NONE = "–";

export const count = value => value === null || value === undefined ? NONE : whole.format(value);

/** Four significant digits. */
export function short(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return NONE;
  }
  const size = Math.abs(value);
  if (size >= 10000 && size < 1e9) {
    return whole.format(value);
  }
  return size !== 0 && (size < 1e-3 || size >= 1e9)
      ? value.toExponential(2)
      : String(Number(value.toPrecision(4)));
}

/** A time in milliseconds since 1970, in the reader's time zone. */
export function moment(milliseconds) {
  return new Date(milliseconds).toLocaleString("sv");
}

/** A duration in words. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return short(Number(seconds.toPrecision(2))) + " s";
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A size in words. */
export function size(bytes) {
  const [unit, name] = [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"]].find(([one]) => bytes >= one) ?? [1, "bytes"];
  return `${short(Number((bytes / unit).toPrecision(3)))} ${name}`;
}

/** A share from 0 to 1. */
export const share = value => value === null ? NONE : Math.round(100 * value) + " %";

/** Rounded down, so that 100 % means complete. */
export function percent(part, total) {
  return total ? Math.min(100, Math.floor(100 * part / total)) + " %" : NONE;
}

/** The mean of the numbers that are known; null if none is. */
export function mean(values) {
  const known = values.filter(value => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

/** Their standard deviation, without Bessel's correction. */
export function deviation(values) {
  const centre = mean(values);
  return centre === null ? null
      : Math.sqrt(mean(values.map(value => value === null ? null : (value - centre) ** 2)));
}

/** Whether a text is a number. */
export const isNumber = text => text.trim() !== "" && Number.isFinite(Number(text));

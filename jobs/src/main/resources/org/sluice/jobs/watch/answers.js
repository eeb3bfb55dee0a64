// Asks for what the page shows: the server, or in a report the data within the page.

const data = document.getElementById("frozen");

/** The data of a report; null if a server answers. */
export const frozen = data ? JSON.parse(data.textContent) : null;

/** The rows of a trial that have both values. */
function series({columns}, over, column) {
  const [x, y] = [columns[over] ?? [], columns[column] ?? []];
  const rows = [...x.keys()].filter(i => x[i] !== null && y[i] !== null && y[i] !== undefined);
  return {x: rows.map(i => x[i]), y: rows.map(i => y[i])};
}

const answers = {
  "/api/curves": ({over, column, lines}) => ({
    curves: lines.split(";").map(line =>
        line.split(",").map(id => series(frozen.trials[id], over, column))),
  }),
  "/api/trial": ({id}) => {
    const trial = frozen.trials[id];
    const {run} = frozen.event.trials[id];
    return {
      configuration: {...frozen.shared, ...trial.configuration}, run: frozen.runs[run],
      outcomes: trial.outcomes, films: [],
      series: Object.fromEntries(Object.keys(trial.columns).map(heading =>
          [heading, series(trial, "time/total_timesteps", heading)])),
    };
  },
};

/** The answer at a path; null if there is none: the server has ended, which the page says already. */
export async function ask(path, parameters) {
  if (frozen) {
    return answers[path](parameters);
  }
  try {
    const answer = await fetch(path + "?" + new URLSearchParams(parameters));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

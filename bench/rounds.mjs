// Whole processes, timed in turn: in each round every contestant runs once, so that what else the machine does meets all alike.
import { spawnSync } from "node:child_process";

/**
 * Milliseconds of every run, by contestant.
 *
 * @param contestants each with a name, a command, and perhaps an environment and what to do before it runs
 */
export function race(contestants, rounds) {
  const times = new Map(contestants.map(({ name }) => [name, []]));
  // The first round, which finds nothing in the machine's caches, does not count.
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const contestant = contestants[(i + round) % contestants.length];
      const time = run(contestant);
      if (round > 0) times.get(contestant.name).push(time);
    }
  }
  return times;
}

/** How long one run takes; that it ends well is part of the contest. */
function run({ name, command, environment, before }) {
  before?.();
  const start = process.hrtime.bigint();
  const ended = spawnSync(command[0], command.slice(1), options(environment));
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (ended.status !== 0) throw new Error(`${name} ended with ${ended.status ?? ended.error}: ${command.join(" ")}`);
  return time;
}

/** Whether it says no, so that nobody wins by not looking. */
export function refuses(command) {
  return spawnSync(command[0], command.slice(1), options()).status > 0;
}

function options(environment = {}) {
  return { stdio: "ignore", env: { ...process.env, ...environment } };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Round by round, so that a slow minute of the machine counts for neither. */
export function ratio(times, others) {
  return median(times.map((time, round) => time / others[round]));
}

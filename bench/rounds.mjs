// Whole processes, timed in turn: in each round every contestant runs once, so that what else the machine does meets all alike.
import { spawnSync } from "node:child_process";

// Runs its arguments, and tells on the fourth stream what they took of the processors.
const TELLING = ["sh", "-c", '"$@" 4>&-; code=$?; times >&4; exit "$code"', "sh"];

/**
 * Milliseconds of every run, by contestant: on the clock, and of all processors together.
 *
 * @param contestants each with a name, a command, and perhaps an environment and what to do before it runs
 */
export function race(contestants, rounds) {
  const times = new Map(contestants.map(({ name }) => [name, { clock: [], processors: [] }]));
  // The first round, which finds nothing in the machine's caches, does not count.
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const contestant = contestants[(i + round) % contestants.length];
      const { clock, processors } = run(contestant);
      if (round === 0) continue;
      times.get(contestant.name).clock.push(clock);
      times.get(contestant.name).processors.push(processors);
    }
  }
  return times;
}

/** How long one run takes; that it ends well is part of the contest. */
function run({ name, command, environment, before }) {
  before?.();
  const [program, ...args] = [...TELLING, ...command];
  const start = process.hrtime.bigint();
  const ended = spawnSync(program, args, { ...options(environment), stdio: ["ignore", "ignore", "ignore", "ignore", "pipe"] });
  const clock = Number(process.hrtime.bigint() - start) / 1e6;
  if (ended.status !== 0) throw new Error(`${name} ended with ${ended.status ?? ended.error}: ${command.join(" ")}`);
  return { clock, processors: spent(ended.output[4].toString()) };
}

/** Of what `times` prints, the second line, which is about the program: user and system, such as 0m0.180s 0m0.020s. */
function spent(times) {
  const spans = [...times.split("\n")[1].matchAll(/(\d+)m([\d.]+)s/g)];
  return spans.reduce((sum, [, minutes, seconds]) => sum + 60_000 * minutes + 1000 * seconds, 0);
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

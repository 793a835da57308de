// Builds the inputs, lets everybody run, and prints one table.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CONTESTS, COUNTS, LOOKERS } from "./contests.mjs";
import { write } from "./inputs.mjs";
import { race, refuses } from "./rounds.mjs";
import { machine, table } from "./table.mjs";

const RESULTS = "bench/results.md";
const USAGE = `usage: bench/run [--quick] [--save] [CONTEST...]

  --quick  three rounds of each contest: enough to see a mistake, too few to judge by
  --save   write the table to ${RESULTS} too
  CONTEST  ${CONTESTS.map(({ id }) => id).join(", ")}; without any, all`;

const { values: wanted, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, save: { type: "boolean" }, help: { type: "boolean" } },
});
const strangers = positionals.filter((id) => !CONTESTS.some((contest) => contest.id === id));
if (wanted.help || strangers.length > 0) {
  console.log(USAGE);
  process.exit(wanted.help ? 0 : 2);
}

write(COUNTS);
const blind = LOOKERS.filter((command) => !refuses(command));
if (blind.length > 0) throw new Error(`this accepts a spoiled spec: ${blind[0].join(" ")}`);

const contests = CONTESTS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const sections = contests.map((contest) => {
  const rounds = wanted.quick ? 3 : contest.rounds;
  console.error(`${contest.title}: ${rounds} rounds ...`);
  return table(contest, race(contest.contestants(), rounds), rounds);
});
const text = `# Results\n\n${machine()}\n\n${sections.join("\n")}`;
console.log(text);
if (wanted.save) writeFileSync(RESULTS, text);

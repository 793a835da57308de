// Results for people, in Markdown.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { median, ratio } from "./rounds.mjs";

export function table({ title, rows, growth }, times, rounds) {
  const cells = rows.map((row) => cellsOf(row, times));
  return `## ${title}

Medians of ${rounds} rounds.

| what | beside | time | its time | ratio | must | go for | | processors |
| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |
${cells.map((line) => `| ${line.join(" | ")} |\n`).join("")}${growth === undefined ? "" : growthOf(growth, times)}`;
}

function cellsOf({ ours, peer, must, goal }, times) {
  const [mine, its] = [times.get(ours), times.get(peer)];
  const found = ratio(mine.clock, its.clock);
  return [ours, peer, milliseconds(mine.clock), milliseconds(its.clock), number(found),
    bound(must), bound(goal), verdict(found, must, goal), ofProcessors(ratio(mine.processors, its.processors))];
}

/** What a thousand more cost, between one size and the next: the same throughout if the time grows linearly. */
function growthOf(sizes, times) {
  const costs = sizes.slice(1).map(({ name, count }, i) => {
    const more = median(times.get(name).processors) - median(times.get(sizes[i].name).processors);
    return `${((1000 * more) / (count - sizes[i].count)).toFixed(0)} ms up to ${count}`;
  });
  return `\nWhat a thousand steps more take of the processors: ${costs.join(", ")}.\n`;
}

const milliseconds = (runs) => `${median(runs).toFixed(0)} ms`;

const number = (ratio) => ratio.toFixed(ratio < 0.1 ? 4 : 2);

/** Empty beside who takes nothing of them. */
const ofProcessors = (ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : "");

const bound = (most) => (most === undefined ? "" : `≤ ${number(most)}`);

function verdict(found, must, goal) {
  if (must === undefined) return "";
  if (found > must) return "too slow";
  return goal !== undefined && found <= goal ? "reached" : "met";
}

/** The kind of machine and the versions, without its name. */
export function machine() {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${new Date().toISOString().slice(0, 10)}, on ${cpus.length} cores (${cpus[0].model.trim()}) with ${memory} GiB: ${versions().join(", ")}.
A ratio is the median of the ratios of single rounds; the last column is the ratio of what the processors spent. At the end of the
run the load average was ${os.loadavg()[0].toFixed(1)}: where it is above ${cpus.length}, others were at work, and the contestant with the most threads suffers most.`;
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync("bench/package.json", "utf8"));
  return [
    ...Object.entries(dependencies).map((entry) => entry.join(" ")),
    `Node ${process.versions.node}`,
    firstLine("ansible-playbook", "--version"),
    firstLine("yamllint", "--version"),
  ];
}

function firstLine(command, ...args) {
  return execFileSync(command, args, { encoding: "utf8" }).split("\n")[0].replace(/[[\]]/g, "");
}

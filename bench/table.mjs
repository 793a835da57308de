// Results for people, in Markdown.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { median, ratio } from "./rounds.mjs";

export function table({ title, rows }, times, rounds) {
  const cells = rows.map((row) => cellsOf(row, times));
  return `## ${title}

Medians of ${rounds} rounds.

| what | beside | time | its time | ratio | must | go for | |
| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
${cells.map((line) => `| ${line.join(" | ")} |\n`).join("")}`;
}

function cellsOf({ ours, peer, must, goal }, times) {
  const found = ratio(times.get(ours), times.get(peer));
  return [ours, peer, milliseconds(times.get(ours)), milliseconds(times.get(peer)), found.toFixed(2),
    bound(must), bound(goal), verdict(found, must, goal)];
}

const milliseconds = (runs) => `${median(runs).toFixed(0)} ms`;

const bound = (most) => (most === undefined ? "" : `≤ ${most.toFixed(2)}`);

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
A ratio is the median of the ratios of single rounds. The machine is shared, so the ratios say more than the milliseconds.`;
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

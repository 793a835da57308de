// What is checked: the real spec, many steps, many files, a playbook. The same bytes at each call.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { playbook } from "./playbook.mjs";

export const FOLDER = "target/bench";
export const REAL = `${FOLDER}/real.yaml`;
export const SPOILED = `${FOLDER}/spoiled.yaml`;
export const PLAYBOOK = `${FOLDER}/playbook.yml`;
export const FILES = `${FOLDER}/files`;
export const RENDERED = `${FOLDER}/generated`;

/** A new folder for what runs leave behind; it stays until the end, as long as nobody is timed any more: ext4 passes over each file
    that was deleted in the last minute, one by one, when it makes another. */
export function freshState() {
  const state = mkdtempSync("target/bench-state-");
  process.on("exit", () => rmSync(state, { recursive: true, force: true }));
  return state;
}

const FILE_COUNT = 1000;

/** What a contestant carries out: so many steps that do nothing but start a shell. */
export const trivial = (count, kind) => `${FOLDER}/trivial-${count}/${kind}`;

export const steps = (count) => `${FOLDER}/steps-${count}.yaml`;

export const TRIVIAL_COUNTS = [100, 1000];

/** A run of so many records that waits for a person at its end. */
export const RECORDS = 10_000;

/** Carries the steps out, four records each, and answers with the run's id. */
export function longRun(state) {
  const file = `${FOLDER}/waits.yaml`;
  const waits = "      - {step: Go on, approve: {by: [operator]}}\n";
  const people = "contacts: {operator: {role: Operator}}\n";
  writeFileSync(file, `${trivialSpec(RECORDS / 4).replace("id: trivial\n", "id: waits\n").replace("phases:\n", `${people}phases:\n`)}${waits}`);
  const { status } = spawnSync("./spec", ["execute", file, "--yes", "--state", state], { stdio: "ignore" });
  if (status !== WAITING) throw new Error(`the run of ${RECORDS} records ended with ${status}`);
  return readdirSync(`${state}/runs`).find((run) => run.startsWith("waits-"));
}

/** What a run that waits for somebody ends with. */
export const WAITING = 7;

export function write(counts) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FILES, { recursive: true });
  const real = withQuotedDates(readFileSync("specs/story-portal-v2.yaml", "utf8"));
  writeFileSync(REAL, real);
  writeFileSync(SPOILED, `${real}unheard-of: true\n`);
  writeFileSync(PLAYBOOK, playbook(JSON.parse(spec("plan", REAL, "--json"))));
  counts.forEach((count) => writeFileSync(steps(count), manySteps(count)));
  TRIVIAL_COUNTS.forEach(writeTrivial);
  const quickstart = withQuotedDates(readFileSync("specs/quickstart.yaml", "utf8"));
  for (let i = 0; i < FILE_COUNT; i++) {
    const name = `quickstart-${digits(i)}`;
    writeFileSync(`${FILES}/${name}.yaml`, quickstart.replace("id: quickstart\n", `id: ${name}\n`));
  }
}

// ajv-cli takes an unquoted date for an object, and would stop there.
function withQuotedDates(yaml) {
  return yaml.replace(/(: )(\d{4}-\d\d-\d\d)(?=[,}\n])/g, '$1"$2"');
}

function spec(...args) {
  return execFileSync("./spec", args, { encoding: "utf8", maxBuffer: 1 << 26 });
}

// Workers that are restarted one after the other, a hundred in a phase, each with a gate and a way back.
function manySteps(count) {
  const phases = [];
  for (let first = 0; first < count; first += 100) {
    const workers = Array.from({ length: 100 }, (_, i) => digits(first + i));
    phases.push(`  - phase: Workers from ${digits(first)}\n    steps:\n${workers.map(step).join("")}`);
  }
  return `spec: deployment/v1
id: many-steps
title: Many steps
version: "1.0"
updated: "2026-01-18"
system: ${count} workers

thresholds:
  healthy:
    title: Workers that are healthy
    target: "= 100%"
    measure: {run: workers --healthy, unit: "%"}

phases:
${phases.join("")}`;
}

function step(worker) {
  return `      - step: Restart worker ${worker}
        id: restart-${worker}
        idempotent: true
        run: systemctl restart worker@${worker}
        gates: [healthy]
        undo: {run: systemctl start old@${worker}}
`;
}

const each = (count, line) => Array.from({ length: count }, (_, i) => line(digits(i))).join("");

function trivialSpec(count) {
  return `spec: deployment/v1
id: trivial
title: Trivial
version: "1.0"
updated: "2026-01-18"
system: ${count} steps
phases:
  - phase: Nothing
    steps:
${each(count, (step) => `      - {step: Step ${step}, read-only: true, run: "true"}\n`)}`;
}

function writeTrivial(count) {
  mkdirSync(trivial(count, ""), { recursive: true });
  const files = {
    "steps.yaml": trivialSpec(count),
    "steps.sh": each(count, () => "sh -c true\n"),
    Makefile: `all:\n${each(count, () => "\t@:; true\n")}`,
    justfile: `all:\n${each(count, () => "    @true\n")}`,
    "playbook.yml": `- name: Trivial
  hosts: localhost
  connection: local
  gather_facts: false
  tasks:
${each(count, (step) => `    - {name: Step ${step}, ansible.builtin.shell: "true", changed_when: false}\n`)}`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(trivial(count, name), content);
}

const digits = (number) => String(number).padStart(5, "0");

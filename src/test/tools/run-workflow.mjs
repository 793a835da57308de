// Carries out workflows as a runner would, one job after the other, and prints what became of each as JSON.
//   node run-workflow.mjs WORKFLOW SITUATIONS
// WORKFLOW is a file; SITUATIONS is a JSON file, a list of: inputs, secrets, vars, refused (environments that nobody
// releases), folder (the repository's copy), and environment (of the runner, for all steps).
//
// It honours `needs`, `if`, `env`, `outputs`, `continue-on-error`, `timeout-minutes` and `shell`; expressions are
// evaluated by GitHub's own library. Each job has a folder and a place for temporary files of its own. Of actions it knows
// three: a checkout copies the repository, and artifacts are folders.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";
import { parse } from "yaml";

const [file, situations] = process.argv.slice(2);
const workflow = parse(readFileSync(file, "utf8"));
let situation;
let temporary;
let workspace;
let runnerTemp;

const CONTEXTS = ["github", "inputs", "secrets", "vars", "env", "needs", "steps", "runner", "job"];
const STATUS = ["success", "failure", "always", "cancelled"];

console.log(JSON.stringify(JSON.parse(readFileSync(situations, "utf8")).map(runIn)));

function runIn(given) {
  situation = { inputs: {}, secrets: {}, vars: {}, refused: [], environment: {}, ...given };
  temporary = mkdtempSync(join(tmpdir(), "runner-"));
  try {
    const jobs = runJobs();
    const ended = jobs.every(({ result }) => result === "success" || result === "skipped");
    return { conclusion: ended ? "success" : "failure", jobs };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function runJobs() {
  const ended = new Map();
  const names = Object.keys(workflow.jobs);
  while (ended.size < names.length) {
    const next = names.find((name) => !ended.has(name) && needsOf(name).every((need) => ended.has(need)));
    if (next === undefined) throw new Error("the jobs wait for one another");
    ended.set(next, runJob(next, ended));
  }
  return [...ended.values()];
}

function needsOf(name) {
  return [workflow.jobs[name].needs ?? []].flat();
}

/** Every job that this one waits for, directly or not. */
function ancestors(name) {
  return new Set(needsOf(name).flatMap((need) => [need, ...ancestors(need)]));
}

function runJob(id, ended) {
  const job = workflow.jobs[id];
  [workspace, runnerTemp] = ["workspace", "temp"].map((name) => join(temporary, name, id));
  for (const folder of [workspace, runnerTemp]) mkdirSync(folder, { recursive: true });
  const needs = Object.fromEntries(needsOf(id).map((need) => [need, pick(ended.get(need))]));
  const before = [...ancestors(id)].map((need) => ended.get(need).result);
  const status = {
    success: before.every((result) => result === "success"),
    failure: before.includes("failure"),
  };
  const base = { inputs: inputs(), secrets: situation.secrets, vars: situation.vars, needs, github: github(), runner: runner() };
  const env = filled(workflow.env, base);
  if (!holds(job.if, { ...base, env }, status)) return { id, result: "skipped", outputs: {}, steps: [] };
  const released = !situation.refused.includes(environmentOf(job));
  if (!released) return { id, result: "failure", outputs: {}, steps: [], refused: true };
  Object.assign(env, filled(job.env, { ...base, env }));
  const steps = {};
  const done = [];
  let failed = false;
  for (const step of job.steps) {
    const context = { ...base, env, steps, job: { status: failed ? "failure" : "success" } };
    const ended = runStep(step, context, { success: !failed, failure: failed });
    if (step.id) steps[step.id] = { outputs: ended.outputs, outcome: ended.outcome, conclusion: ended.conclusion };
    done.push({ id: step.id, name: step.name, outcome: ended.outcome, outputs: ended.outputs, log: ended.log, summary: ended.summary });
    failed ||= ended.conclusion === "failure";
  }
  const outputs = filled(job.outputs, { ...base, env, steps });
  return { id, result: failed ? "failure" : "success", outputs, steps: done };
}

function pick({ result, outputs }) {
  return { result, outputs };
}

function environmentOf(job) {
  return typeof job.environment === "string" ? job.environment : job.environment?.name;
}

function runStep(step, context, status) {
  if (!holds(step.if, context, status)) return { outcome: "skipped", conclusion: "skipped", outputs: {} };
  if (step.uses) return act(step.uses.split("@")[0], filled(step.with, context));
  const place = mkdtempSync(join(temporary, "step-"));
  const [script, output, summary, environment] = ["script", "output", "summary", "env"].map((name) => join(place, name));
  for (const name of [output, summary, environment]) writeFileSync(name, "");
  writeFileSync(script, text(step.run, context));
  const shell = (step.shell ?? workflow.defaults?.run?.shell ?? "bash -e {0}").replace("{0}", script).split(" ");
  const ended = spawnSync(shell[0], shell.slice(1), {
    cwd: workspace,
    timeout: Number(step["timeout-minutes"] ?? 360) * 60_000,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: {
      ...situation.environment,
      ...context.env,
      ...filled(step.env, context),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ENV: environment,
      GITHUB_JOB: basename(workspace),
      RUNNER_TEMP: runnerTemp,
    },
  });
  const outcome = ended.status === 0 ? "success" : "failure";
  const conclusion = step["continue-on-error"] === true ? "success" : outcome;
  return {
    outcome,
    conclusion,
    outputs: pairs(readFileSync(output, "utf8")),
    log: ended.stdout + ended.stderr,
    summary: readFileSync(summary, "utf8"),
  };
}

function act(action, given) {
  const artifacts = join(temporary, "artifacts");
  mkdirSync(artifacts, { recursive: true });
  switch (action) {
    case "actions/checkout":
      cpSync(situation.folder, workspace, { recursive: true });
      break;
    case "actions/upload-artifact":
      if (existsSync(given.path)) cpSync(given.path, join(artifacts, given.name, basename(given.path)));
      break;
    case "actions/download-artifact":
      for (const name of readdirSync(artifacts).filter((name) => name.startsWith(given.pattern.replace("*", "")))) {
        cpSync(join(artifacts, name), join(given.path, name), { recursive: true });
      }
      break;
    default:
      throw new Error(`an action that is not known here: ${action}`);
  }
  return { outcome: "success", conclusion: "success", outputs: {} };
}

/** NAME=VALUE, or NAME<<TOKEN and the lines before the one that is TOKEN. */
function pairs(text) {
  const found = {};
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const several = /^([^=]+?)<<(.+)$/.exec(lines[i]);
    if (several) {
      const end = lines.indexOf(several[2], i + 1);
      if (end < 0) throw new Error(`the output ${several[1]} does not end`);
      found[several[1]] = lines.slice(i + 1, end).join("\n");
      i = end;
    } else if (lines[i] !== "") {
      const at = lines[i].indexOf("=");
      if (at < 1) throw new Error(`no output: ${lines[i]}`);
      found[lines[i].slice(0, at)] = lines[i].slice(at + 1);
    }
  }
  return found;
}

function inputs() {
  const declared = workflow.on?.workflow_dispatch?.inputs ?? {};
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [name, situation.inputs[name] ?? input.default ?? (input.type === "boolean" ? false : "")]),
  );
}

function github() {
  return { run_id: "4711", run_attempt: "1", sha: "0".repeat(40), ref: "refs/heads/main", repository: "example/example", workflow: workflow.name };
}

function runner() {
  return { temp: runnerTemp, os: "Linux" };
}

/** Without a status function of its own, a condition holds only while all is well. */
function holds(condition, contexts, status) {
  if (condition === undefined) return status.success;
  const bare = String(condition).replace(/^\s*\$\{\{([^]*)\}\}\s*$/, "$1");
  const own = new RegExp(`\\b(${STATUS.join("|")})\\s*\\(`).test(bare);
  return isTrue(evaluate(bare, contexts, status)) && (own || status.success);
}

function isTrue(value) {
  return !["", "false", "0"].includes(value.coerceString());
}

function filled(map, contexts) {
  return Object.fromEntries(Object.entries(map ?? {}).map(([name, value]) => [name, text(value, contexts)]));
}

function text(value, contexts) {
  return String(value ?? "").replace(/\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g, (_, expression) =>
    evaluate(expression, contexts, { success: true, failure: false }).coerceString(),
  );
}

function evaluate(expression, contexts, status) {
  const functions = STATUS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }));
  const values = { ...status, always: true, cancelled: false };
  const implemented = new Map(
    functions.map((f) => [f.name, { ...f, call: () => new data.BooleanData(values[f.name]) }]),
  );
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, functions).parse();
  return new Evaluator(tree, dataOf(contexts), implemented).evaluate();
}

function dataOf(value) {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "string") return new data.StringData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: dataOf(inner) })));
}

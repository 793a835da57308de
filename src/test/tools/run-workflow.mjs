// Carries out workflows as a runner would, one job after the other, and prints what became of each as JSON.
//   node run-workflow.mjs WORKFLOW SITUATIONS
// WORKFLOW is a file; SITUATIONS is a JSON file, a list of: inputs, secrets, vars, refused (how the names of steps begin whose
// job nobody releases), timers (minutes by the names of environments), folder (the repository's copy), apart (whether each job has
// a machine of its own, with a copy of that copy), and environment (of the runner, for all steps; where it holds a clock, CLOCK_MS,
// and the CLOCK_FILE in which it is left, a job begins when those that it waits for have ended and its timer has passed).
// Situations are carried out side by side, as many as there are processors.
//
// It honours `needs`, `if`, `env`, `outputs`, `continue-on-error`, `timeout-minutes` and `shell`; expressions are
// evaluated by GitHub's own library. Each job has a place of its own for temporary files. Of actions it knows three: a checkout
// finds the folder as it is, or makes its copy; artifacts lie in a folder of the run.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { STATUS, evaluate, text } from "./expressions.mjs";

const [file, situations] = process.argv.slice(2);
const workflow = parse(readFileSync(file, "utf8"));

async function sideBySide(given) {
  const runs = [];
  let next = 0;
  const worker = async () => {
    while (next < given.length) {
      const i = next++;
      runs[i] = await new Run(given[i]).carryOut();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return runs;
}

function needsOf(name) {
  return [workflow.jobs[name].needs ?? []].flat();
}

/** Every job that this one waits for, directly or not. */
function ancestors(name) {
  return new Set(needsOf(name).flatMap((need) => [need, ...ancestors(need)]));
}

class Run {
  constructor(given) {
    this.situation = { inputs: {}, secrets: {}, vars: {}, refused: [], timers: {}, apart: false, environment: {}, ...given };
    this.temporary = mkdtempSync(join(tmpdir(), "runner-"));
    this.artifacts = join(this.temporary, "artifacts");
    this.clocks = new Map();
    mkdirSync(this.artifacts);
  }

  async carryOut() {
    try {
      const jobs = await this.jobs();
      const ended = jobs.every(({ result }) => result === "success" || result === "skipped");
      return { conclusion: ended ? "success" : "failure", jobs };
    } finally {
      rmSync(this.temporary, { recursive: true, force: true });
    }
  }

  async jobs() {
    const ended = new Map();
    const names = Object.keys(workflow.jobs);
    while (ended.size < names.length) {
      const next = names.find((name) => !ended.has(name) && needsOf(name).every((need) => ended.has(need)));
      if (next === undefined) throw new Error("the jobs wait for one another");
      ended.set(next, await this.job(next, ended));
    }
    return [...ended.values()];
  }

  async job(id, ended) {
    const job = workflow.jobs[id];
    this.id = id;
    this.runner = { temp: join(this.temporary, "temp", id), os: "Linux" };
    this.workspace = this.situation.apart ? join(this.temporary, "workspace", id) : this.situation.folder;
    for (const folder of [this.runner.temp, this.workspace]) mkdirSync(folder, { recursive: true });
    const needs = Object.fromEntries(needsOf(id).map((need) => [need, pick(ended.get(need))]));
    const before = [...ancestors(id)].map((need) => ended.get(need).result);
    const status = {
      success: before.every((result) => result === "success"),
      failure: before.includes("failure"),
    };
    const { secrets, vars } = this.situation;
    const base = { inputs: this.inputs(), secrets, vars, needs, github: github(), runner: this.runner };
    const env = filled(workflow.env, base);
    if (!holds(job.if, { ...base, env }, status)) return { id, result: "skipped", outputs: {}, steps: [], evidence: [] };
    const refused = this.situation.refused.some((name) => job.steps.some((step) => step.name?.startsWith(name)));
    if (refused && job.environment) return { id, result: "failure", outputs: {}, steps: [], refused: true, evidence: [] };
    this.clock = this.begins(id, job.environment);
    Object.assign(env, filled(job.env, { ...base, env }));
    const steps = {};
    const done = [];
    let failed = false;
    for (const step of job.steps) {
      const context = { ...base, env, steps, job: { status: failed ? "failure" : "success" } };
      const ended = await this.step(step, context, { success: !failed, failure: failed });
      this.clock = ended.clock ?? this.clock;
      if (step.id) steps[step.id] = { outputs: ended.outputs, outcome: ended.outcome, conclusion: ended.conclusion };
      done.push({ id: step.id, name: step.name, outcome: ended.outcome, outputs: ended.outputs, log: ended.log, summary: ended.summary, began: ended.began });
      failed ||= ended.conclusion === "failure";
    }
    this.clocks.set(id, this.clock);
    const outputs = filled(job.outputs, { ...base, env, steps });
    return { id, result: failed ? "failure" : "success", outputs, steps: done, evidence: this.evidence() };
  }

  /** What the steps of a job have written down: an object a line. */
  evidence() {
    const file = join(this.runner.temp, "evidence.jsonl");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)) : [];
  }

  /** What the clock then shows, where there is one: jobs side by side do not wait for one another. */
  begins(id, environment) {
    const start = this.situation.environment.CLOCK_MS;
    if (start === undefined) return undefined;
    const before = [...ancestors(id)].map((need) => this.clocks.get(need) ?? 0);
    return Math.max(Number(start), ...before) + (this.situation.timers[environment] ?? 0) * 60_000;
  }

  async step(step, context, status) {
    if (!holds(step.if, context, status)) return { outcome: "skipped", conclusion: "skipped", outputs: {} };
    if (step.uses) return this.action(step.uses.split("@")[0], filled(step.with, context), step["continue-on-error"] === true);
    const place = mkdtempSync(join(this.temporary, "step-"));
    const [script, output, summary, environment] = ["script", "output", "summary", "env"].map((name) => join(place, name));
    for (const name of [output, summary, environment]) writeFileSync(name, "");
    writeFileSync(script, text(step.run, context));
    const shell = (step.shell ?? workflow.defaults?.run?.shell ?? "bash -e {0}").replace("{0}", script).split(" ");
    const began = this.clock;
    const ended = await spawned(shell, {
      cwd: this.workspace,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: Number(step["timeout-minutes"] ?? 360) * 60_000,
      env: {
        ...this.situation.environment,
        ...(began === undefined ? {} : { CLOCK_MS: String(began) }),
        ...context.env,
        ...filled(step.env, context),
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_ENV: environment,
        GITHUB_JOB: this.id,
        RUNNER_TEMP: this.runner.temp,
      },
    });
    const outcome = ended.code === 0 ? "success" : "failure";
    const conclusion = step["continue-on-error"] === true ? "success" : outcome;
    const [said, told] = [output, summary].map((name) => readFileSync(name, "utf8"));
    const clock = began === undefined ? undefined : Number(readFileSync(this.situation.environment.CLOCK_FILE, "utf8"));
    return { outcome, conclusion, outputs: pairs(said), log: ended.log, summary: told, began, clock };
  }

  action(name, parameters, continues) {
    const known = {
      "actions/checkout": () => this.checkout(),
      "actions/upload-artifact": () => this.upload(parameters),
      "actions/download-artifact": () => this.download(parameters),
    }[name];
    if (!known) throw new Error(`nobody knows what ${name} does`);
    const outcome = known() ? "success" : "failure";
    return { outcome, conclusion: continues ? "success" : outcome, outputs: {} };
  }

  checkout() {
    if (this.situation.apart) cpSync(this.situation.folder, this.workspace, { recursive: true });
    return true;
  }

  /** Paths below the folder that all of them have in common; what is not there is left out, unless that is all. */
  upload({ name = "artifact", path, "if-no-files-found": missing = "warn" }) {
    const lines = path.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const found = lines.map((line) => resolve(this.workspace, line)).filter((line) => existsSync(line));
    if (found.length === 0) return missing !== "error";
    const common = found.map(dirname).reduce((a, b) => shared(a, b));
    for (const one of found) {
      const to = join(this.artifacts, name, relative(common, one) || basename(one));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(one, to, { recursive: true });
    }
    return true;
  }

  /** One artifact into the path, or each whose name fits the pattern into a folder of its own there. */
  download({ name, pattern, path = "." }) {
    const fits = (one) => (name === undefined ? one.startsWith(pattern.replace("*", "")) : one === name);
    const found = readdirSync(this.artifacts).filter(fits);
    for (const one of found) {
      cpSync(join(this.artifacts, one), resolve(this.workspace, path, name === undefined ? one : "."), { recursive: true });
    }
    return name === undefined || found.length > 0;
  }

  inputs() {
    const declared = workflow.on?.workflow_dispatch?.inputs ?? {};
    return Object.fromEntries(
      Object.entries(declared).map(([name, input]) => [
        name,
        this.situation.inputs[name] ?? input.default ?? (input.type === "boolean" ? false : ""),
      ]),
    );
  }
}

function shared(a, b) {
  return isAbsolute(relative(a, b)) || relative(a, b).startsWith("..") ? shared(dirname(a), b) : a;
}

function pick({ result, outputs }) {
  return { result, outputs };
}

function spawned(command, options) {
  return new Promise((answer, fail) => {
    const child = spawn(command[0], command.slice(1), options);
    const log = [];
    child.stdout.on("data", (chunk) => log.push(chunk));
    child.stderr.on("data", (chunk) => log.push(chunk));
    child.on("error", fail);
    child.on("close", (code) => answer({ code, log: Buffer.concat(log).toString("utf8") }));
  });
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

function github() {
  return { run_id: "4711", run_attempt: "1", sha: "0".repeat(40), ref: "refs/heads/main", repository: "example/example", workflow: workflow.name };
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

console.log(JSON.stringify(await sideBySide(JSON.parse(readFileSync(situations, "utf8")))));

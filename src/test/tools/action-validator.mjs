// action-validator on each file named, an action.yml or a workflow; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { validateAction, validateWorkflow } from "@action-validator/core";

let found = false;
for (const path of process.argv.slice(2)) {
  const validate = /^action\.ya?ml$/.test(basename(path)) ? validateAction : validateWorkflow;
  for (const error of validate(await readFile(path, "utf8")).errors) {
    console.log(`${path}: ${JSON.stringify(error)}`);
    found = true;
  }
}
process.exitCode = found ? 1 : 0;

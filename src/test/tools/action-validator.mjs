// action-validator on the action.yml named; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { validateAction } from "@action-validator/core";

const { errors } = validateAction(await readFile(process.argv[2], "utf8"));
for (const error of errors) console.log(JSON.stringify(error));
process.exitCode = errors.length > 0 ? 1 : 0;

// What GitHub's own support for editors says of the workflows named; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import "./json-modules.mjs";

const { validate } = await import("@actions/languageservice");
const { TextDocument } = await import("vscode-languageserver-textdocument");

let found = false;
for (const path of process.argv.slice(2)) {
  // It tells workflows from actions by where they lie.
  const uri = `file:///.github/workflows/${path.split("/").at(-1)}`;
  const document = TextDocument.create(uri, "yaml", 1, await readFile(path, "utf8"));
  for (const { message, range } of await validate(document)) {
    console.log(`${path}:${range.start.line + 1}: ${message}`);
    found = true;
  }
}
process.exitCode = found ? 1 : 0;

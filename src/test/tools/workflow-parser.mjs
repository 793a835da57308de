// The parser that GitHub's own editor support is built on; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import "./json-modules.mjs";

const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import("@actions/workflow-parser");

let found = false;
for (const path of process.argv.slice(2)) {
  const file = { name: path, content: await readFile(path, "utf8") };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  // Some faults (unknown jobs in `needs`, cycles) show only when the tree is turned into jobs.
  if (value && context.errors.count === 0) await convertWorkflowTemplate(context, value);
  for (const error of context.errors.getErrors()) {
    console.log(error.message);
    found = true;
  }
}
process.exitCode = found ? 1 : 0;

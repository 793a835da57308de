// html-validate on the page named, for what is valid, accessible and self-contained; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const loader = new StaticConfigLoader({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "error", "require-sri": "off", "prefer-native-element": "error" },
});
const report = await new HtmlValidate(loader).validateString(await readFile(process.argv[2], "utf8"));
for (const { messages } of report.results)
  for (const m of messages) console.log(`${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
process.exitCode = report.valid ? 0 : 1;

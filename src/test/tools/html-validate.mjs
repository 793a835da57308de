// html-validate on the pages named, for what is valid, accessible and self-contained; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const loader = new StaticConfigLoader({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "error", "require-sri": "off", "prefer-native-element": "error" },
});
const judge = new HtmlValidate(loader);
for (const page of process.argv.slice(2)) {
  const report = await judge.validateString(await readFile(page, "utf8"));
  for (const { messages } of report.results)
    for (const m of messages) console.log(`${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  if (!report.valid) process.exitCode = 1;
}

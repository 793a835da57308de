// The SARIF multitool with the arguments given. Its package's own starter hands them to a shell, which this does not.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { createRequire } from "node:module";

const binary = createRequire(import.meta.url)("@microsoft/sarif-multitool");
// npm may be told to run no scripts of packages; the only one of this package makes it executable.
if (existsSync(binary)) chmodSync(binary, 0o755);
const { status, error } = spawnSync(binary, process.argv.slice(2), { stdio: "inherit" });
if (error) throw error;
process.exitCode = status;

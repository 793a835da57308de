// GitHub's packages import JSON without the attribute that Node demands; this loader hands it over as a module. Whoever needs it
// imports this first, and the package itself when that is done.
import { register } from "node:module";

const json = `export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  const { readFile } = await import("node:fs/promises");
  return { format: "module", shortCircuit: true, source: "export default " + (await readFile(new URL(url), "utf8")) };
}`;
register(`data:text/javascript,${encodeURIComponent(json)}`);

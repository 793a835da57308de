// ajv SCHEMA FILE...: a second opinion on the schema itself, and on specs (YAML or JSON) under it.
import { readFile } from "node:fs/promises";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const [schemaPath, ...paths] = process.argv.slice(2);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateFormats: false });

let validate;
try {
  validate = ajv.compile(JSON.parse(await readFile(schemaPath, "utf8")));
} catch (fault) {
  console.log(`${schemaPath}: ${fault.message}`);
  process.exit(1);
}
let found = false;
for (const path of paths) {
  if (validate(parse(await readFile(path, "utf8")))) continue;
  found = true;
  for (const error of validate.errors) console.log(`${path}:${error.instancePath || "/"} ${error.message}`);
}
process.exitCode = found ? 1 : 0;

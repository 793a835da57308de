// yaml-versions FILE: every document of a JSON list of texts, as YAML 1.2 and as YAML 1.1 have it; prints a JSON list of pairs.
import { readFile } from "node:fs/promises";
import { parseAllDocuments } from "yaml";

const read = (text, version) =>
  parseAllDocuments(text, { version, merge: false }).map((document) => {
    if (document.errors.length) throw document.errors[0];
    return document.toJS();
  });
const texts = JSON.parse(await readFile(process.argv[2], "utf8"));
console.log(JSON.stringify(texts.map((text) => [read(text, "1.2"), read(text, "1.1")])));

// Prints what GitHub's own library makes of texts with expressions in them, as JSON.
//   node evaluate.mjs TEXTS
// TEXTS is a JSON file, a list of strings. Every context is empty.
import { readFileSync } from "node:fs";
import { CONTEXTS, text } from "./expressions.mjs";

const contexts = Object.fromEntries(CONTEXTS.map((name) => [name, {}]));
console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map((one) => text(one, contexts))));

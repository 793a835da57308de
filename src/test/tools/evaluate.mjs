// Prints what GitHub's own library makes of texts with expressions in them, as JSON.
//   node evaluate.mjs TEXTS
// TEXTS is a JSON file, a list of strings. Every context is empty.
import { readFileSync } from "node:fs";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";

const CONTEXTS = ["github", "inputs", "secrets", "vars", "env", "needs", "steps", "runner", "job"];

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map(text)));

/** An expression ends at the first braces that stand in no string of it. */
function text(value) {
  return value.replace(/\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g, (_, expression) => evaluate(expression));
}

function evaluate(expression) {
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, []).parse();
  const contexts = new data.Dictionary(...CONTEXTS.map((key) => ({ key, value: new data.Dictionary() })));
  return new Evaluator(tree, contexts, new Map()).evaluate().coerceString();
}

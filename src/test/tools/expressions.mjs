// Expressions in texts, evaluated by GitHub's own library.
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";

export const CONTEXTS = ["github", "inputs", "secrets", "vars", "env", "needs", "steps", "runner", "job"];

/** The functions that a condition may ask how all went. */
export const STATUS = ["success", "failure", "always", "cancelled"];

/** An expression ends at the first braces that stand in no string of it. */
export function text(value, contexts) {
  return String(value ?? "").replace(/\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g, (_, expression) =>
    evaluate(expression, contexts, { success: true, failure: false }).coerceString(),
  );
}

export function evaluate(expression, contexts, status) {
  const functions = STATUS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }));
  const values = { ...status, always: true, cancelled: false };
  const implemented = new Map(
    functions.map((f) => [f.name, { ...f, call: () => new data.BooleanData(values[f.name]) }]),
  );
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, functions).parse();
  return new Evaluator(tree, dataOf(contexts), implemented).evaluate();
}

function dataOf(value) {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "string") return new data.StringData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: dataOf(inner) })));
}

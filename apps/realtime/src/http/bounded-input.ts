import type { validatorCompiler } from "fastify-type-provider-zod";

/** No valid request has more values. The largest one has those of 500 quick replies from a file. */
const mostValues = 5_000;

/** [N11] For half a million wrong values a schema would create as many objects, each with a sentence. */
class TooManyValues extends Error {
  readonly statusCode = 413;
  constructor() {
    super(`There are more than ${mostValues} values in it`);
    this.name = "TooManyValues";
  }
}

/** Counts nested values too, and stops at `mostValues`. */
function hasTooMany(input: unknown): boolean {
  const uncounted = [input];
  for (let counted = 0; uncounted.length > 0; counted++) {
    const value = uncounted.pop();
    if (typeof value !== "object" || value === null) continue;
    const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (counted + uncounted.length + inner.length > mostValues) return true;
    uncounted.push(...inner);
  }
  return false;
}

type Compiler = typeof validatorCompiler;

/** Returns a compiler whose validators reject an input with more than `mostValues` values before its schema runs. */
export const boundedInput =
  (compile: Compiler): Compiler =>
  (schema) => {
    const validate = compile(schema);
    return (input: unknown) => (hasTooMany(input) ? { error: new TooManyValues() } : validate(input));
  };

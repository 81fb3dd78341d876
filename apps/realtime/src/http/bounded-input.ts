import type { validatorCompiler } from "fastify-type-provider-zod";

/** The most that any request of ours has are those of 500 quick replies out of a file. */
const mostValues = 5_000;

/** [N11] Of an input with half a million wrong values a schema would make as many objects, each with a sentence of its own. */
class TooManyValues extends Error {
  readonly statusCode = 413;
  constructor() {
    super(`There are more than ${mostValues} values in it`);
    this.name = "TooManyValues";
  }
}

/** Counts those inside others too, and no further than `mostValues`. */
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

/** Hands to the schemas nothing that has more values than any request of ours. */
export const boundedInput =
  (compile: Compiler): Compiler =>
  (schema) => {
    const validate = compile(schema);
    return (input: unknown) => (hasTooMany(input) ? { error: new TooManyValues() } : validate(input));
  };

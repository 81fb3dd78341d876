import type { validatorCompiler } from "fastify-type-provider-zod";

/** The largest valid request has 500 imported quick replies. */
const mostValues = 5_000;

/** [N11] Many wrong values would create as many error objects. */
class TooManyValues extends Error {
  readonly statusCode = 413;
  constructor() {
    super(`There are more than ${mostValues} values in it`);
    this.name = "TooManyValues";
  }
}

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

/** Rejects inputs with too many values before their schema runs. */
export const boundedInput =
  (compile: Compiler): Compiler =>
  (schema) => {
    const validate = compile(schema);
    return (input: unknown) => (hasTooMany(input) ? { error: new TooManyValues() } : validate(input));
  };

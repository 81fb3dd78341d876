type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const alternatives = ["allOf", "oneOf", "anyOf"];

function opened(schema: unknown): unknown {
  if (!isNode(schema)) return schema;
  const { additionalProperties, ...rest } = schema;
  for (const key of alternatives) {
    const members = rest[key];
    if (Array.isArray(members)) rest[key] = members.map(opened);
  }
  return additionalProperties === false || additionalProperties === undefined
    ? rest
    : { ...rest, additionalProperties };
}

/**
 * Returns the schema with joins (`allOf`) that accept each other's properties. If each part forbade the properties of
 * the other, every value would be refused. All other schemas remain unchanged.
 */
export function withOpenJoins<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withOpenJoins) as T;
  if (!isNode(schema)) return schema;
  const walked = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withOpenJoins(value)]),
  );
  return (Array.isArray(walked.allOf) ? { ...walked, allOf: walked.allOf.map(opened) } : walked) as T;
}

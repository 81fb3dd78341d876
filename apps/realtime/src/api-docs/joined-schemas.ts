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

/** Lets joined schemas (`allOf`) accept each other's properties, which would otherwise refuse every value. */
export function withOpenJoins<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withOpenJoins) as T;
  if (!isNode(schema)) return schema;
  const walked = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withOpenJoins(value)]),
  );
  return (Array.isArray(walked.allOf) ? { ...walked, allOf: walked.allOf.map(opened) } : walked) as T;
}

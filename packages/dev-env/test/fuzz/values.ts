/** Makes values from a JSON schema: fitting, nearly fitting, and hostile. */
import { anyCharacter } from "@jieru/shared/test/any-character";
import fc, { type Arbitrary } from "fast-check";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  additionalProperties?: Schema | boolean;
}

export type Ids = readonly string[];

const hostileTexts = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202eabc",
  "x".repeat(70_000),
  "' or 1=1 --",
  "$1; drop table messages; --",
  "../../etc/passwd",
  "\r\nset-cookie: a=b",
  "__proto__",
  "constructor",
  "%00",
  "{{constructor}}",
  "𝟘𝟙",
  "٣",
  "1e999",
  "NaN",
  "👩‍👩‍👧‍👦".repeat(20),
];
const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => [inner], 0);
const hostileValues: readonly unknown[] = [
  null,
  true,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  1e308,
  [],
  {},
  [[]],
  { $ne: null },
  { toString: 1 },
  { length: 1e9 },
  nested(200),
  ...hostileTexts,
];

const hostile: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.object({ maxDepth: 3, maxKeys: 4 }),
);

const number = ({ type, minimum = -1_000, maximum = 1_000_000 }: Schema): Arbitrary<number> => {
  const [min, max] = [Math.max(minimum, -1e9), Math.min(maximum, 1e9)];
  return type === "integer"
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true });
};

const text = ({ format, minLength = 0, maxLength = 60 }: Schema, ids: Ids): Arbitrary<string> => {
  if (format === "uuid") return fc.uuid({ version: 4 });
  if (format === "uri") return fc.webUrl();
  const words = fc.string({
    unit: "grapheme",
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 60)),
  });
  return fc.oneof(words, fc.constantFrom(...ids));
};

/** Makes values that fit the schema; `ids` may stand for any text. */
function fitting(schema: Schema, ids: Ids, whole: Record<string, Schema>): Arbitrary<unknown> {
  const go = (inner: Schema): Arbitrary<unknown> => fitting(inner, ids, whole);
  if (schema.$ref) return go(whole[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(go));
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map(go))
      .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, go(inner)])),
        { requiredKeys: schema.required ?? [] },
      );
    case "array":
      return fc.array(go(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case "integer":
    case "number":
      return number({ ...schema, type });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return text(schema, ids);
    default:
      return hostile;
  }
}

type Spoil = (value: Record<string, unknown>, name: string, other: unknown) => Record<string, unknown>;
const spoilings: Spoil[] = [
  (value, name, other) => ({ ...value, [name]: other }),
  (value, name) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
  (value, _name, other) => ({ ...value, role: "admin", ownerId: "x", accountId: other }),
  (value, name) => ({ ...value, [name]: [value[name]] }),
  (value, name) => ({ ...value, [name]: { [name]: value[name] } }),
];

/** Makes values with one error or one extra field. */
const nearlyFitting = (schema: Schema, ids: Ids, whole: Record<string, Schema>): Arbitrary<unknown> =>
  fc
    .tuple(fitting(schema, ids, whole), fc.nat(), fc.constantFrom(...spoilings), hostile)
    .map(([value, at, spoil, other]) => {
      if (typeof value !== "object" || value === null) return other;
      const names = Object.keys(value);
      return spoil(value as Record<string, unknown>, names[at % Math.max(1, names.length)] ?? "extra", other);
    });

export const anyValue = (schema: Schema, ids: Ids, whole: Record<string, Schema> = {}): Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: fitting(schema, ids, whole) },
    { weight: 4, arbitrary: nearlyFitting(schema, ids, whole) },
    { weight: 2, arbitrary: hostile },
  );

/** Makes words for a path or a query, mostly valid ones. */
export const anyWord = (right: Ids, ids: Ids): Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileTexts.map((word) => word.slice(0, 2_000))) },
    { weight: 1, arbitrary: fc.webSegment() },
  );

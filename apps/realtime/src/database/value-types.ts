import pg from "pg";

const int8 = 20;
const timestamptz = 1184;
const int8Array = 1016;
const timestamptzArray = 1185;

/**
 * How column values reach the program: `int8` as a number, `timestamptz` as epoch milliseconds, arrays of them alike.
 * An `int8` a number cannot hold throws: whatever may be that large (WeChat's ids) is text in the database.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const standard: (text: string) => unknown = pg.types.getTypeParser(oid, format ?? "text");
    if (format === "binary") return standard;
    if (oid === int8) return parseInt8;
    if (oid === timestamptz) return (text: string) => toEpochMs(standard(text));
    if (oid === int8Array)
      return (text: string) => mapArray(standard(text), (item) => parseInt8(String(item)));
    if (oid === timestamptzArray) return (text: string) => mapArray(standard(text), toEpochMs);
    return standard;
  },
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

/** Microseconds are dropped; `infinity` stays infinite. */
function toEpochMs(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

/** PostgreSQL arrays nest, and hold nulls. */
function mapArray(value: unknown, map: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapArray(item, map));
  return value === null ? null : map(value);
}

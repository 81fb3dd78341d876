/**
 * Columns of many rows as PostgreSQL's binary arrays, for `unnest($1::text[], $2::bigint[], …)`: nothing is escaped here and
 * nothing parsed there. The format is that of `array_send`: dimensions, null flag, element type, length, lower bound, then
 * each element with its length before it.
 */

const oid = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, json: 114, jsonb: 3802 } as const;

const headBytes = 20;

function head(size: number, type: keyof typeof oid, count: number): Buffer {
  const out = Buffer.allocUnsafe(size);
  out.writeInt32BE(1, 0);
  out.writeInt32BE(1, 4); // there may be nulls
  out.writeInt32BE(oid[type], 8);
  out.writeInt32BE(count, 12);
  out.writeInt32BE(1, 16);
  return out;
}

/** Elements of text: `lead` bytes of 1 stand before each, which is how `jsonb` says its version. */
function strings(type: "text" | "json" | "jsonb", values: readonly (string | null)[], lead = 0): Buffer {
  let size = headBytes;
  for (const v of values) size += 4 + (v === null ? 0 : lead + Buffer.byteLength(v));
  const out = head(size, type, values.length);
  let at = headBytes;
  for (const v of values) {
    if (v === null) {
      at = out.writeInt32BE(-1, at);
      continue;
    }
    const start = at + 4;
    if (lead > 0) out[start] = 1;
    const length = lead + out.write(v, start + lead);
    out.writeInt32BE(length, at);
    at = start + length;
  }
  return out;
}

function numbers<T>(
  type: "boolean" | "bigint" | "integer",
  width: number,
  values: readonly (T | null)[],
  put: (out: Buffer, value: T, at: number) => void,
): Buffer {
  const out = head(headBytes + values.length * (4 + width), type, values.length);
  let at = headBytes;
  for (const v of values) {
    at = out.writeInt32BE(v === null ? -1 : width, at);
    if (v === null) continue;
    put(out, v, at);
    at += width;
  }
  return out.subarray(0, at);
}

/** `text[]` */
export const texts = (values: readonly (string | null)[]): Buffer => strings("text", values);

/** `json[]` of what is serialised already. */
export const jsons = (values: readonly (string | null)[]): Buffer => strings("json", values);

/** `jsonb[]` of values; null is SQL's. */
export const jsonbs = (values: readonly (object | null)[]): Buffer =>
  strings(
    "jsonb",
    values.map((v) => v && JSON.stringify(v)),
    1,
  );

/** `bigint[]` of safe integers. */
export const bigints = (values: readonly (number | null)[]): Buffer =>
  numbers<number>("bigint", 8, values, (out, v, at) => {
    const high = Math.floor(v / 0x1_0000_0000);
    out.writeInt32BE(high, at);
    out.writeUInt32BE(v - high * 0x1_0000_0000, at + 4);
  });

/** `integer[]` */
export const integers = (values: readonly (number | null)[]): Buffer =>
  numbers<number>("integer", 4, values, (out, v, at) => out.writeInt32BE(v, at));

/** `boolean[]` */
export const booleans = (values: readonly (boolean | null)[]): Buffer =>
  numbers<boolean>("boolean", 1, values, (out, v, at) => out.writeUInt8(v ? 1 : 0, at));

/** `bytea[]` */
export function byteas(values: readonly Buffer[]): Buffer {
  const size = values.reduce((sum, v) => sum + 4 + v.length, headBytes);
  const out = head(size, "bytea", values.length);
  let at = headBytes;
  for (const v of values) {
    at = out.writeInt32BE(v.length, at);
    at += v.copy(out, at);
  }
  return out;
}

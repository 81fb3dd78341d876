/**
 * [ST4] Computes marks of the entries of `ACCOUNTS_FILE`, which are stored. The marks show whether a field changed, not
 * its value.
 */
import { createHmac } from "node:crypto";
import type { AccountEntry } from "./accounts-file.ts";

export type EntryField = Exclude<keyof AccountEntry, "appId">;

export type EntryMarks = Record<string, string>;

/**
 * Returns one mark per field. An omitted field has no mark. Marks depend on the server's key: with another key every
 * field counts as new.
 */
export function marksOf(secretKey: Buffer, { appId: _, ...said }: AccountEntry): EntryMarks {
  const mark = (value: unknown) =>
    createHmac("sha256", secretKey).update(JSON.stringify(value)).digest("hex").slice(0, 32);
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, mark(value)]])),
  );
}

/** Returns the fields whose value differs from `before`. */
export const newIn = (said: EntryMarks, before: EntryMarks): Set<EntryField> =>
  new Set(Object.keys(said).filter((field) => said[field] !== before[field]) as EntryField[]);

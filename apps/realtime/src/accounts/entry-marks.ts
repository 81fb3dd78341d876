/** [ST4] What an entry of `ACCOUNTS_FILE` said, remembered by marks: whether it says something else now, not what. */
import { createHmac } from "node:crypto";
import type { AccountEntry } from "./accounts-file.ts";

export type EntryField = Exclude<keyof AccountEntry, "appId">;

export type EntryMarks = Record<string, string>;

/** One mark a field; what the entry leaves out has none. They need the server's key: with another all is new. */
export function marksOf(secretKey: Buffer, { appId: _, ...said }: AccountEntry): EntryMarks {
  const mark = (value: unknown) =>
    createHmac("sha256", secretKey).update(JSON.stringify(value)).digest("hex").slice(0, 32);
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, mark(value)]])),
  );
}

/** The fields by which the entry says something else than `before`. */
export const newIn = (said: EntryMarks, before: EntryMarks): Set<EntryField> =>
  new Set(Object.keys(said).filter((field) => said[field] !== before[field]) as EntryField[]);

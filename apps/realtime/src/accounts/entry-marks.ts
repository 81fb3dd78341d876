/**
 * [ST4] Computes marks of the entries of `ACCOUNTS_FILE`, which are stored. The marks show whether a field changed, not
 * its value.
 */
import { createHmac } from "node:crypto";
import type { AccountEntry } from "./accounts-file.ts";

export type EntryField = Exclude<keyof AccountEntry, "appId">;

export type EntryMarks = Record<string, string>;

/** Marks of durations have the name and the unit that an earlier release gave them: the same value is not new after an upgrade. */
const inSeconds: Partial<Record<EntryField, string>> = {
  reactivateAfterMs: "reactivateAfterSeconds",
  graceMs: "graceSeconds",
};

const markNameOf = (field: EntryField): string => inSeconds[field] ?? field;

/**
 * Returns one mark per field. An omitted field has no mark. Marks depend on the server's key: with another key every
 * field counts as new.
 */
export function marksOf(secretKey: Buffer, { appId: _, ...said }: AccountEntry): EntryMarks {
  const mark = (value: unknown) =>
    createHmac("sha256", secretKey).update(JSON.stringify(value)).digest("hex").slice(0, 32);
  const fields = Object.entries(said).filter(([, value]) => value !== undefined) as [EntryField, unknown][];
  return Object.fromEntries(
    fields.map(([field, value]) => [
      markNameOf(field),
      mark(inSeconds[field] ? (value as number) / 1_000 : value),
    ]),
  );
}

/** Returns the fields of an entry whose marks differ from `before`. */
export function newIn(entry: AccountEntry, said: EntryMarks, before: EntryMarks): Set<EntryField> {
  const fields = Object.keys(entry) as EntryField[];
  return new Set(fields.filter((field) => said[markNameOf(field)] !== before[markNameOf(field)]));
}

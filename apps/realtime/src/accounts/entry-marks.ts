/** [ST4] Computes marks of `ACCOUNTS_FILE` entries. A stored mark shows whether a field changed, not its value. */
import { createHmac } from "node:crypto";
import type { AccountEntry } from "./accounts-file.ts";

export type EntryField = Exclude<keyof AccountEntry, "appId">;

export type EntryMarks = Record<string, string>;

/** Keeps names and units of an earlier release, so that values are not new after an upgrade. */
const inSeconds: Partial<Record<EntryField, string>> = {
  reactivateAfterMs: "reactivateAfterSeconds",
  graceMs: "graceSeconds",
};

const markNameOf = (field: EntryField): string => inSeconds[field] ?? field;

/** Returns one mark per field that is set. They depend on the server's key. */
export function marksOf(secretKey: Buffer, { appId: _, ...entries }: AccountEntry): EntryMarks {
  const mark = (value: unknown) =>
    createHmac("sha256", secretKey).update(JSON.stringify(value)).digest("hex").slice(0, 32);
  const fields = Object.entries(entries).filter(([, value]) => value !== undefined) as [
    EntryField,
    unknown,
  ][];
  return Object.fromEntries(
    fields.map(([field, value]) => [
      markNameOf(field),
      mark(inSeconds[field] ? (value as number) / 1_000 : value),
    ]),
  );
}

export function newIn(entry: AccountEntry, marks: EntryMarks, before: EntryMarks): Set<EntryField> {
  const fields = Object.keys(entry) as EntryField[];
  return new Set(fields.filter((field) => marks[markNameOf(field)] !== before[markNameOf(field)]));
}

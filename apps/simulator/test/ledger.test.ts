import { expect, test } from "vitest";
import { createLedger } from "../src/ledger.ts";
import type { NewLedgerEntry } from "../src/ledger-entry.ts";

const entryOf = (openid: string): NewLedgerEntry => ({
  kind: "call",
  at: 0,
  appId: "wx1",
  openid,
  call: "typing",
  content: "",
  errcode: 0,
});

test("The ledger keeps the newest entries and goes on numbering", () => {
  const ledger = createLedger(100);
  for (let count = 0; count < 1_000; count++) ledger.add(entryOf("o1"));
  expect(ledger.list().map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 901 + index));
});

test("A query names kind, customer and number", () => {
  const ledger = createLedger();
  for (const openid of ["o1", "o2", "o1", "o1"]) ledger.add(entryOf(openid));
  expect(ledger.list({ openid: "o1" }).map(({ id }) => id)).toEqual([1, 3, 4]);
  expect(ledger.list({ openid: "o1", limit: 1 }).map(({ id }) => id)).toEqual([4]);
  expect(ledger.listSends()).toEqual([]);
});

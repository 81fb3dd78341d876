import { expect, test } from "vitest";
import * as unsaved from "../../../src/data/drafts/unsaved.ts";
import { session } from "../../fixtures.ts";

type Kept = typeof unsaved.unsavedRemarks & typeof unsaved.unsavedNotes;
const kinds = Object.values(unsaved).filter((kind) => typeof kind === "object") as unknown as Kept[];

test("[RT3] unsaved input about an erased customer is removed, and other input stays", () => {
  expect(kinds.length).toBeGreaterThanOrEqual(5);
  const [su, chen] = [session("su"), session("chen")];
  const ids = [su.id, su.conversationId, chen.id, chen.conversationId] as Parameters<Kept["of"]>[0][];
  for (const kind of kinds) for (const id of ids) kind.keep(id, "typed");
  unsaved.forgetUnsaved(su);
  const left = kinds.map((kind) => ids.filter((id) => kind.of(id) !== undefined));
  for (const of of left) expect(of).toEqual(expect.arrayContaining([chen.id, chen.conversationId]));
  expect(left.map((of) => of.length)).toEqual(kinds.map(() => 3));
  for (const kind of kinds) for (const id of ids) kind.keep(id, null);
});

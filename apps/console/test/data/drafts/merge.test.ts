import type { Draft } from "@jieru/shared/domain/draft";
import { describe, expect, test } from "vitest";
import {
  emptyDraft,
  isPrepared,
  isUnsaved,
  type LocalDraft,
  mergeDraft,
  mergeNone,
  savedAs,
  toldIn,
} from "../../../src/data/drafts/merge.ts";

const remote = (text: string, revision: number, updatedAt: number): Draft =>
  ({ sessionId: "s", kind: "reply", text, revision, updatedAt }) as Draft;
const local = (change: Partial<LocalDraft>): LocalDraft => ({ ...emptyDraft, ...change });
const saved = local({ text: "好的", synced: "好的", revision: 2, editedAt: 100 });
const unsaved = local({ text: "好的，另外", synced: "好的", revision: 2, editedAt: 100 });

describe("[DR4] what another device wrote", () => {
  test("is shown where nothing was changed here", () => {
    const merged = mergeDraft(saved, remote("好的，马上", 3, 200), false);
    expect(merged).toMatchObject({ text: "好的，马上", revision: 3, synced: "好的，马上", editedAt: 200 });
    expect(isUnsaved(merged)).toBe(false);
  });
  test("does not replace what is being typed, however new it is", () => {
    const merged = mergeDraft(unsaved, remote("那边的", 3, 900), true);
    expect(merged).toMatchObject({ text: "好的，另外", revision: 3, synced: "那边的" });
    expect(isUnsaved(merged)).toBe(true);
  });
  test("gives way to what was written here later, and replaces what was written earlier", () => {
    expect(mergeDraft(unsaved, remote("那边的", 3, 99), false).text).toBe("好的，另外");
    expect(mergeDraft(unsaved, remote("那边的", 3, 101), false).text).toBe("那边的");
  });
  test("is no news when it is what we know, or older", () => {
    expect(mergeDraft(saved, remote("旧的", 1, 50), false)).toBe(saved);
    expect(mergeDraft(unsaved, remote("好的", 2, 100), false)).toBe(unsaved);
  });
});

describe("[DR5] a text that was sent elsewhere", () => {
  test("goes away here, unless something was written on top of it later", () => {
    expect(mergeDraft(saved, remote("", 3, 200), false)).toMatchObject({ text: "", revision: 3 });
    expect(mergeDraft(unsaved, remote("", 3, 200), false).text).toBe("");
    expect(mergeDraft(unsaved, remote("", 3, 200), true).text).toBe("好的，另外");
  });
  test("sent here while offline empties the draft of before", () => {
    const sent = local({ text: "", synced: "好的", revision: 2, editedAt: 300 });
    const merged = mergeDraft(sent, remote("好的。", 3, 200), false);
    expect([merged.text, isUnsaved(merged)]).toEqual(["", true]);
  });
});

describe("[DR19] a prepared draft", () => {
  const prepared = local({ text: "好的", synced: "好的", revision: 2, editedAt: 100, prepared: true });
  test("is told to the server once marked, and is saved from then on", () => {
    expect([isPrepared(prepared), isUnsaved(prepared)]).toEqual([true, true]);
    const told = savedAs(prepared, "好的", 3, true);
    expect([isPrepared(told), isUnsaved(told)]).toEqual([true, false]);
  });
  test("without a text is none", () => {
    const empty = local({ text: " ", synced: " ", prepared: true });
    expect([isPrepared(empty), isUnsaved(empty)]).toEqual([false, false]);
  });
  test("takes over the mark of another device, and drops it with a text that was sent there", () => {
    const there = mergeDraft(saved, { ...remote("好的", 3, 200), prepared: true }, false);
    expect([isPrepared(there), isUnsaved(there)]).toEqual([true, false]);
    expect(isPrepared(mergeDraft(there, remote("", 4, 300), false))).toBe(false);
    const older = mergeDraft(savedAs(prepared, "好的", 2, true), remote("好的", 3, 200), false);
    expect([isPrepared(older), isUnsaved(older)]).toEqual([false, false]);
  });
  test("keeps its mark while it is typed on, whatever another device says", () => {
    const merged = mergeDraft(prepared, remote("那边的", 3, 900), true);
    expect([merged.text, isPrepared(merged)]).toEqual(["好的", true]);
  });
});

describe("[DR8] a search for a quick reply", () => {
  const search = local({ text: "/补", search: "/补", revision: 2, editedAt: 300 });
  test("is kept nowhere but here; written on, it is told", () => {
    expect([toldIn(search), isUnsaved(search)]).toEqual(["", false]);
    const on = { ...search, text: "/补发？" };
    expect([toldIn(on), isUnsaved(on)]).toEqual(["/补发？", true]);
  });
  test("of what the server had before it is told that it is gone", () => {
    expect(isUnsaved({ ...search, synced: "好的" })).toBe(true);
  });
  test("gives way to a draft of another device, unless it is being typed", () => {
    expect(mergeDraft(search, remote("那边的", 3, 200), false).text).toBe("那边的");
    expect(mergeDraft(search, remote("那边的", 3, 200), true).text).toBe("/补");
  });
});

test("[DR6] what the server has dropped is dropped, what it never heard is told anew", () => {
  expect(mergeNone(saved)).toEqual(emptyDraft);
  expect(mergeNone(unsaved)).toMatchObject({ text: "好的，另外", revision: 0, synced: "" });
});

test("[DR3] what was typed while it was being saved is unsaved again", () => {
  const typed = { ...saved, text: "好的，还有" };
  expect(isUnsaved(savedAs(typed, "好的", 3))).toBe(true);
  expect(isUnsaved(savedAs(saved, "好的", 3))).toBe(false);
});

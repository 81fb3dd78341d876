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
  savedTextOf,
} from "../../../src/data/drafts/merge.ts";

const remote = (text: string, revision: number, updatedAt: number): Draft =>
  ({ sessionId: "s", kind: "reply", text, revision, updatedAt }) as Draft;
const local = (change: Partial<LocalDraft>): LocalDraft => ({ ...emptyDraft, ...change });
const saved = local({ text: "好的", synced: "好的", revision: 2, editedAt: 100 });
const unsaved = local({ text: "好的，另外", synced: "好的", revision: 2, editedAt: 100 });

describe("[DR4] a draft from another device", () => {
  test("is shown when the local draft has no changes", () => {
    const merged = mergeDraft(saved, remote("好的，马上", 3, 200), false);
    expect(merged).toMatchObject({ text: "好的，马上", revision: 3, synced: "好的，马上", editedAt: 200 });
    expect(isUnsaved(merged)).toBe(false);
  });
  test("does not replace text that is being typed", () => {
    const merged = mergeDraft(unsaved, remote("那边的", 3, 900), true);
    expect(merged).toMatchObject({ text: "好的，另外", revision: 3, synced: "那边的" });
    expect(isUnsaved(merged)).toBe(true);
  });
  test("replaces an older local draft, and gives way to a newer one", () => {
    expect(mergeDraft(unsaved, remote("那边的", 3, 99), false).text).toBe("好的，另外");
    expect(mergeDraft(unsaved, remote("那边的", 3, 101), false).text).toBe("那边的");
  });
  test("changes nothing when its revision is not newer", () => {
    expect(mergeDraft(saved, remote("旧的", 1, 50), false)).toBe(saved);
    expect(mergeDraft(unsaved, remote("好的", 2, 100), false)).toBe(unsaved);
  });
});

describe("[DR5] a draft sent on another device", () => {
  test("is removed here, unless it is being typed", () => {
    expect(mergeDraft(saved, remote("", 3, 200), false)).toMatchObject({ text: "", revision: 3 });
    expect(mergeDraft(unsaved, remote("", 3, 200), false).text).toBe("");
    expect(mergeDraft(unsaved, remote("", 3, 200), true).text).toBe("好的，另外");
  });
  test("empties the earlier draft after an offline reply", () => {
    const sent = local({ text: "", synced: "好的", revision: 2, editedAt: 300 });
    const merged = mergeDraft(sent, remote("好的。", 3, 200), false);
    expect([merged.text, isUnsaved(merged)]).toEqual(["", true]);
  });
});

describe("[DR19] a prepared draft", () => {
  const prepared = local({ text: "好的", synced: "好的", revision: 2, editedAt: 100, prepared: true });
  test("is unsaved when marked, and saved after the server has the mark", () => {
    expect([isPrepared(prepared), isUnsaved(prepared)]).toEqual([true, true]);
    const synced = savedAs(prepared, "好的", 3, true);
    expect([isPrepared(synced), isUnsaved(synced)]).toEqual([true, false]);
  });
  test("does not count as prepared without text", () => {
    const empty = local({ text: " ", synced: " ", prepared: true });
    expect([isPrepared(empty), isUnsaved(empty)]).toEqual([false, false]);
  });
  test("takes over the mark of another device, and drops the mark when the text was sent", () => {
    const there = mergeDraft(saved, { ...remote("好的", 3, 200), prepared: true }, false);
    expect([isPrepared(there), isUnsaved(there)]).toEqual([true, false]);
    expect(isPrepared(mergeDraft(there, remote("", 4, 300), false))).toBe(false);
    const older = mergeDraft(savedAs(prepared, "好的", 2, true), remote("好的", 3, 200), false);
    expect([isPrepared(older), isUnsaved(older)]).toEqual([false, false]);
  });
  test("keeps its mark while it is typed, whatever another device says", () => {
    const merged = mergeDraft(prepared, remote("那边的", 3, 900), true);
    expect([merged.text, isPrepared(merged)]).toEqual(["好的", true]);
  });
});

describe("[DR8] a search for a quick reply", () => {
  const search = local({ text: "/补", search: "/补", revision: 2, editedAt: 300 });
  test("is not saved; further text is saved", () => {
    expect([savedTextOf(search), isUnsaved(search)]).toEqual(["", false]);
    const on = { ...search, text: "/补发？" };
    expect([savedTextOf(on), isUnsaved(on)]).toEqual(["/补发？", true]);
  });
  test("deletes the draft that the server had before", () => {
    expect(isUnsaved({ ...search, synced: "好的" })).toBe(true);
  });
  test("gives way to a draft of another device, unless it is being typed", () => {
    expect(mergeDraft(search, remote("那边的", 3, 200), false).text).toBe("那边的");
    expect(mergeDraft(search, remote("那边的", 3, 200), true).text).toBe("/补");
  });
});

test("[DR6] a draft that the server deleted is removed, and one it never received stays unsaved", () => {
  expect(mergeNone(saved)).toEqual(emptyDraft);
  expect(mergeNone(unsaved)).toMatchObject({ text: "好的，另外", revision: 0, synced: "" });
});

test("[DR3] text typed during a save is unsaved afterwards", () => {
  const typed = { ...saved, text: "好的，还有" };
  expect(isUnsaved(savedAs(typed, "好的", 3))).toBe(true);
  expect(isUnsaved(savedAs(saved, "好的", 3))).toBe(false);
});

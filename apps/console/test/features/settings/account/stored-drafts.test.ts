import { initialSettings } from "@jieru/shared/domain/settings";
import { beforeEach, expect, test, vi } from "vitest";
import { noDraft, put } from "../../../../src/features/settings/account/form/draft.ts";

async function reload() {
  vi.resetModules();
  return {
    ...(await import("../../../../src/features/settings/account/form/stored-drafts.ts")),
    ...(await import("../../../../src/data/feed/tab-memory.ts")),
  };
}
beforeEach(() => sessionStorage.clear());

const typed = put(noDraft, initialSettings, "graceMs", 60_000);

test("[ST5] a draft survives another page and a reload, and says so after the reload", async () => {
  const { storeDraft, storedDraft } = await reload();
  storeDraft("me acc dispatch", typed);
  expect(storedDraft("me acc dispatch")).toEqual({ draft: typed, restored: false });
  const after = await reload();
  expect(after.storedDraft("me acc dispatch")).toEqual({ draft: typed, restored: true });
  for (const place of ["me acc hours", "me other dispatch", "somebody acc dispatch"])
    expect(after.storedDraft(place)).toEqual({ draft: noDraft, restored: false });
});

test('[ST5] an unreadable number is not stored, and never as "off"', async () => {
  const { storeDraft } = await reload();
  storeDraft("p", put(typed, initialSettings, "noAnswerMs", Number.NaN));
  expect((await reload()).storedDraft("p").draft).toEqual(typed);
  storeDraft("p", put(noDraft, initialSettings, "noAnswerMs", Number.NaN));
  expect((await reload()).storedDraft("p")).toEqual({ draft: noDraft, restored: false });
});

test("[ST5] saving or discarding removes the draft, and signing out removes all drafts", async () => {
  const { storeDraft, forgetTab } = await reload();
  storeDraft("p", typed);
  storeDraft("q", typed);
  storeDraft("p", noDraft);
  expect((await reload()).storedDraft("p").restored).toBe(false);
  forgetTab();
  expect((await reload()).storedDraft("q").restored).toBe(false);
});

test("[ST5] an unreadable or unstorable draft counts as none", async () => {
  const { storeDraft, storedDraft, remember, recall } = await reload();
  sessionStorage.setItem("jieru.tab.settings.1.p", "{");
  expect(storedDraft("p")).toEqual({ draft: noDraft, restored: false });
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  storeDraft("q", typed);
  remember("x", 1);
  vi.restoreAllMocks();
  expect([storedDraft("q").draft, recall("x")]).toEqual([typed, null]);
});

import { initialSettings } from "@jieru/shared/domain/settings";
import { beforeEach, expect, test, vi } from "vitest";
import { noDraft, put } from "../../../../src/features/settings/account/form/draft.ts";

/** The page as a reload makes it. */
async function reload() {
  vi.resetModules();
  return {
    ...(await import("../../../../src/features/settings/account/form/kept-drafts.ts")),
    ...(await import("../../../../src/data/feed/tab-memory.ts")),
  };
}
beforeEach(() => sessionStorage.clear());

const typed = put(noDraft, initialSettings, "graceMs", 60_000);

test("[ST5] what was typed is there after a look at another page, and after a reload, which it says", async () => {
  const { keepDraft, keptDraft } = await reload();
  keepDraft("me acc dispatch", typed);
  expect(keptDraft("me acc dispatch")).toEqual({ draft: typed, restored: false });
  const after = await reload();
  expect(after.keptDraft("me acc dispatch")).toEqual({ draft: typed, restored: true });
  for (const place of ["me acc hours", "me other dispatch", "somebody acc dispatch"])
    expect(after.keptDraft(place)).toEqual({ draft: noDraft, restored: false });
});

test('[ST5] a number that cannot be read is not kept, least of all as "off"', async () => {
  const { keepDraft } = await reload();
  keepDraft("p", put(typed, initialSettings, "noAnswerMs", Number.NaN));
  expect((await reload()).keptDraft("p").draft).toEqual(typed);
  keepDraft("p", put(noDraft, initialSettings, "noAnswerMs", Number.NaN));
  expect((await reload()).keptDraft("p")).toEqual({ draft: noDraft, restored: false });
});

test("[ST5] saved or discarded, it is gone; signed out, all of it is", async () => {
  const { keepDraft, forgetTab } = await reload();
  keepDraft("p", typed);
  keepDraft("q", typed);
  keepDraft("p", noDraft);
  expect((await reload()).keptDraft("p").restored).toBe(false);
  forgetTab();
  expect((await reload()).keptDraft("q").restored).toBe(false);
});

test("[ST5] what cannot be read, or stored, is nothing", async () => {
  const { keepDraft, keptDraft, remember, recall } = await reload();
  sessionStorage.setItem("jieru.tab.settings.1.p", "{");
  expect(keptDraft("p")).toEqual({ draft: noDraft, restored: false });
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  keepDraft("q", typed);
  remember("x", 1);
  vi.restoreAllMocks();
  expect([keptDraft("q").draft, recall("x")]).toEqual([typed, null]);
});

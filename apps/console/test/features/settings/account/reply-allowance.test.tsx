import type { Account } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { noDraft } from "../../../../src/features/settings/account/form/draft.ts";
import { storeDraft } from "../../../../src/features/settings/account/form/stored-drafts.ts";
import { ReplyAllowance } from "../../../../src/features/settings/account/ReplyAllowance.tsx";
import { changeLanguage } from "../../../../src/i18n/i18n.ts";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

afterEach(async () => {
  await changeLanguage("zh-CN");
  storeDraft(`${meId} ${accountId} allowance`, noDraft);
});

async function open(change: Partial<Account> = {}) {
  const client = new QueryClient();
  const desk = snapshot({ me: agent(meId, { role: "admin" }) });
  putSnapshot(accountId, {
    ...desk,
    account: { ...desk.account, ...change },
  });
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <ReplyAllowance accountId={accountId} />} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("preset-own");
}
const units = () =>
  fields()
    .filter(({ inputMode }) => inputMode === "numeric")
    .map((field) => field.nextElementSibling?.textContent);
const choose = (preset: string) => act(() => screen.getByTestId(`preset-${preset}`).click());
const fields = () =>
  within(screen.getByTestId("setting-ownReplies")).getAllByRole<HTMLInputElement>("textbox");
const type = (value: string) => fireEvent.change(fields()[0] as HTMLElement, { target: { value } });
const state = () => screen.getByTestId("save-state").textContent;
const save = () => screen.getByTestId("save").getAttribute("aria-disabled");

test("[ST5] choosing own reply numbers and another preset again changes nothing", async () => {
  await open();
  choose("own");
  expect(state()).toContain("2 项更改未保存");
  choose("guide");
  expect([state(), save()]).toEqual(["", "true"]);
});

test("[ST5] a hidden wrong number does not block saving and returns with the others", async () => {
  await open();
  choose("own");
  type("");
  expect(save()).toBe("true");
  choose("current");
  expect([screen.queryByTestId("setting-ownReplies"), save()]).toEqual([null, null]);
  expect(state()).toContain("1 项更改未保存");
  choose("own");
  expect([fields()[0]?.value, save()]).toEqual(["", "true"]);
  type("7");
  choose("guide");
  choose("own");
  expect([fields()[0]?.value, save()]).toEqual(["7", null]);
});

test("[LG8] a field of one reply uses the singular", async () => {
  await changeLanguage("en");
  await open();
  choose("own");
  expect(units()).toEqual(["reply", "replies"]);
  type("");
  expect(units()).toEqual(["replies", "replies"]);
});

const evidence = () => screen.queryByTestId("reply-evidence")?.textContent;

test("[RA9] shows no evidence until WeChat has accepted replies beyond the count", async () => {
  await open();
  expect(evidence()).toBeUndefined();
});

test("[RA9] proposes the number that WeChat accepted, and changes it only once it is saved", async () => {
  await open({ replyEvidence: { accepted: { replies: 5, at: 0 }, refused: { replies: 6, at: 0 } } });
  expect(evidence()).toContain("第 5 条");
  expect(evidence()).toContain("第 6 条");
  expect(state()).toBe("");
  act(() => screen.getByTestId("use-proposed").click());
  expect(screen.getByTestId<HTMLInputElement>("preset-current").checked).toBe(true);
  expect(state()).toContain("1 项更改未保存");
  expect(screen.queryByTestId("use-proposed")).toBeNull();
});

test("[RA9] proposes own numbers when no preset has the number", async () => {
  await open({ replyEvidence: { accepted: { replies: 4, at: 0 }, refused: null } });
  act(() => screen.getByTestId("use-proposed").click());
  expect(
    fields()
      .filter(({ inputMode }) => inputMode === "numeric")
      .map(({ value }) => value),
  ).toContain("4");
});

test("[RA9] proposes fewer replies when WeChat refused one within the count", async () => {
  await open({ replyPreset: "current", replyEvidence: { accepted: null, refused: { replies: 4, at: 0 } } });
  expect(evidence()).toContain("可回复 3 条");
});

import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { ConductRuleId } from "@jieru/shared/domain/ids";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { releaseHeld } from "../../../../src/data/outbox/held-replies.ts";
import { forgetPending } from "../../../../src/data/outbox/pending-replies.ts";
import { conductRulesQuery } from "../../../../src/data/queries/conduct-rules.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { accountId, message, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

const rule = (name: string, action: ConductRule["action"], match: ConductRule["match"]): ConductRule => ({
  id: name as ConductRuleId,
  name,
  action,
  on: true,
  match,
});
const rules = [
  rule("私人微信号", "warn", { kind: "wechat_ids" }),
  rule("最低价", "block", { kind: "words", words: ["最低价"] }),
];
const named = (name: string) => ({ id: name, name });
const warned = { refusal: "outbound_warned", rules: [named("私人微信号")] };
const s1 = session("s1", { allowance: { ...session("s1").allowance, until: serverNow() + 3_600_000 } });
const client = createQueryClient();

type Sent = { text: string; clientMessageId: string; acceptedWarnings?: string[] };
let sent: Sent[] = [];
/** The next answers of the server; without any, it accepts. */
let answers: (() => Promise<Response>)[] = [];
const refuse = (refusal: object) => () => Promise.resolve(Response.json(refusal, { status: 409 }));

beforeEach(() => {
  sent = [];
  answers = [];
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  client.setQueryData(conductRulesQuery(accountId).queryKey, rules);
  vi.stubGlobal("fetch", (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)));
    return (answers.shift() ?? (() => Promise.resolve(Response.json({ message: message("m", 20) }))))();
  });
  writeDraft(s1.id, "");
  render(<ReplyAreaOf of={s1} client={client} />);
});
afterEach(() => {
  releaseHeld(s1.id);
  forgetPending();
  vi.unstubAllGlobals();
});

const box = () => screen.getByTestId<HTMLTextAreaElement>("composer-input");
const strip = () => screen.getByTestId("composer-conduct");
const type = (text: string) => act(async () => fireEvent.change(box(), { target: { value: text } }));
const enter = () => act(async () => fireEvent.keyDown(box(), { key: "Enter" }));

test("[CD10] the box names rules and matches before Enter, in a live region", async () => {
  expect(strip().getAttribute("role")).toBe("status");
  expect(strip().textContent).toBe("");
  await type("最 低 价，加微信 abc_12345");
  expect(strip().textContent).toBe("「最低价」禁止发送：「最 低 价」「私人微信号」提醒：「微信 abc_12345」");
  await type("价格公道");
  expect(strip().textContent).toBe("");
  expect(sent).toEqual([]);
});

test("[CD10] the box does not check text that an input method composes", async () => {
  fireEvent.compositionStart(box());
  await type("加vx a12345");
  expect(strip().textContent).toBe("");
  fireEvent.compositionEnd(box());
  await act(async () => {});
  expect(strip().textContent).toContain("「私人微信号」提醒");
});

test("[CD3] the first Enter keeps the text, and the second one sends it with the warnings shown", async () => {
  answers.push(refuse(warned));
  await type("加微信 abc_12345");
  await enter();
  expect([box().value, sent.length]).toEqual(["加微信 abc_12345", 1]);
  expect(sent[0]?.acceptedWarnings).toBeUndefined();
  expect(strip().textContent).toContain("未发送。再按一次 Enter 仍可发送");
  await enter();
  expect(sent[1]).toMatchObject({ text: "加微信 abc_12345", acceptedWarnings: ["私人微信号"] });
  expect([box().value, strip().textContent]).toEqual(["", ""]);
});

test("[CD3] a changed text is checked again", async () => {
  answers.push(refuse(warned), refuse(warned));
  await type("加微信 abc_12345");
  await enter();
  await type("加微信 abc_123456");
  expect(strip().textContent).not.toContain("未发送");
  await enter();
  expect(sent.map(({ acceptedWarnings }) => acceptedWarnings)).toEqual([undefined, undefined]);
  expect(box().value).toBe("加微信 abc_123456");
});

test("[CD3] Enter does nothing while the server is being asked", async () => {
  const answer = Promise.withResolvers<Response>();
  answers.push(() => answer.promise);
  await type("加微信 abc_12345");
  await enter();
  await enter();
  expect(sent).toHaveLength(1);
  await act(async () => answer.resolve(Response.json(warned, { status: 409 })));
  expect(strip().textContent).toContain("再按一次 Enter");
});

test("[CD4] a blocked text stays however often Enter is pressed", async () => {
  answers.push(refuse({ refusal: "outbound_refused", rules: [named("最低价")] }));
  answers.push(refuse({ refusal: "outbound_refused", rules: [named("最低价")] }));
  await type("全网最低价");
  await enter();
  await enter();
  expect(sent).toHaveLength(2);
  expect(sent.every(({ acceptedWarnings }) => acceptedWarnings === undefined)).toBe(true);
  expect(box().value).toBe("全网最低价");
  expect(strip().textContent).toContain("未发送，修改后才能发送。");
});

test("[CD10] the box sends an unanswered check again under the same id, and clears it once accepted", async () => {
  answers.push(() => Promise.reject(new TypeError("failed to fetch")));
  await type("加微信 abc_12345");
  await enter();
  expect(box().value).toBe("加微信 abc_12345");
  expect(strip().textContent).toContain("网络连接失败");
  await enter();
  expect(new Set(sent.map(({ clientMessageId }) => clientMessageId)).size).toBe(1);
  expect([box().value, strip().textContent]).toEqual(["", ""]);
});

test("[CD10] a text that only the server warns about returns, and the next Enter accepts", async () => {
  const repetition = { customers: 20, minutes: 10 };
  answers.push(refuse({ refusal: "outbound_warned", rules: [named("新规则")], repetition }));
  await type("周五有活动");
  await enter();
  await expect.poll(() => readDraft(s1.id)).toBe("周五有活动");
  await act(async () => {});
  expect(strip().textContent).toContain("10 分钟内，你已向超过 20 位");
  expect(strip().textContent).toContain("未发送，「新规则」提醒。");
  await enter();
  expect(sent[1]?.acceptedWarnings).toEqual(["新规则", "repetition"]);
  expect(box().value).toBe("");
});

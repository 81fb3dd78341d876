import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { forgetPending, onRefused } from "../../../src/data/outbox/pending-replies.ts";
import { loadPending, storePending } from "../../../src/data/outbox/pending-storage.ts";
import {
  kickSending,
  sendAgain,
  sendNote,
  sendReply,
  startSending,
} from "../../../src/data/outbox/sending.ts";
import { accountId, meId, session } from "../../fixtures.ts";
import {
  type Answer,
  answers,
  json,
  noNetwork,
  replyServerForEach,
  requests,
  s1,
  say,
  sent,
  settle,
  texts,
  tiles,
} from "./reply-server.ts";

replyServerForEach();

const fault: Answer = json(500, { title: "Something went wrong on our side" });
/** 31.5 s of pauses. */
const patienceMs = 31_500;

test("[OB13] a reply that causes HTTP 500 is tried eight times, then refused; later replies go on", async () => {
  const listener = vi.fn();
  const stop = onRefused(listener);
  answers.push(...Array<Answer>(8).fill(fault));
  const id = say("毒");
  say("二");
  const times: number[] = [];
  for (let ms = 500; ms < patienceMs; ms += 500) {
    const before = sent.length;
    await settle(500);
    if (sent.length > before) times.push(ms);
  }
  expect(times).toEqual([500, 1500, 3500, 7500, 15_500, 23_500]);
  expect(tiles().map((p) => p.state)).toEqual(["queued", "queued"]);
  await settle(500);
  expect(texts()).toEqual([...Array(8).fill("毒"), "二"]);
  expect(tiles()).toMatchObject([{ clientMessageId: id, state: "refused", failure: { status: 500 } }]);
  expect(listener).toHaveBeenCalledTimes(1);
  await settle(60_000);
  expect(sent).toHaveLength(9);
  stop();
});

test("[OB13] success elsewhere or a restored network does not shorten the pause before the next try", async () => {
  answers.push(fault);
  say("毒");
  await settle();
  sendReply({ accountId, session: session("s2"), agentId: meId }, { type: "text", text: "别人" });
  kickSending();
  await settle(499);
  expect(texts()).toEqual(["毒", "别人"]);
  await settle(1);
  expect(texts()).toEqual(["毒", "别人", "毒"]);
});

test("[OB13] network failures and responses of a proxy do not count as server faults", async () => {
  const page: Answer = () => Promise.resolve(new Response("<h1>500</h1>", { status: 500 }));
  const notNow = json(503, { refusal: "database_unavailable" });
  answers.push(...Array.from({ length: 30 }, (_, i) => [noNetwork, page, notNow][i % 3] as Answer));
  say("在的");
  await settle(10 * 60_000);
  expect([sent.length, tiles()]).toEqual([31, []]);
});

test("[OB13] [FD4] the number of server faults survives a reload", async () => {
  answers.push(...Array<Answer>(8).fill(fault));
  say("毒");
  await settle(23_500);
  const kept = loadPending();
  forgetPending();
  storePending([], kept);
  const stop = startSending(meId);
  await settle();
  expect(sent).toHaveLength(8);
  expect(tiles()).toMatchObject([{ state: "refused" }]);
  stop();
});

test("[OB13] texts of one press are refused together, and sent again together after newer texts", async () => {
  const part = (text: string) =>
    sendReply({ accountId, session: s1, agentId: meId }, { type: "text", text }, "press");
  answers.push(...Array<Answer>(8).fill(fault));
  const ids = [part("一"), part("二"), part("三")];
  say("另一句");
  await settle(patienceMs);
  expect(texts()).toEqual([...Array(8).fill("一"), "另一句"]);
  expect(tiles().map((p) => [p.clientMessageId, p.state])).toEqual(ids.map((id) => [id, "refused"]));
  sent.length = 0;
  answers.push(noNetwork);
  say("后来的");
  const [, second] = tiles();
  act(() => second && sendAgain(second));
  await settle(500);
  expect(sent.map((s) => s.clientMessageId).slice(2)).toEqual(ids);
  expect(texts()).toEqual(["后来的", "后来的", "一", "二", "三"]);
  expect(tiles()).toEqual([]);
});

test("[OB13] a refused note is sent again through the notes endpoint", async () => {
  answers.push(...Array<Answer>(8).fill(fault));
  const id = sendNote({ accountId, session: s1, agentId: meId }, "他总是砍价");
  await settle(patienceMs);
  const [note] = tiles();
  act(() => note && sendAgain(note));
  await settle();
  expect(new Set(requests)).toEqual(new Set(["/api/sessions/s1/notes"]));
  expect(sent.at(-1)).toEqual({ clientMessageId: id, note: "他总是砍价" });
  expect(tiles()).toEqual([]);
});

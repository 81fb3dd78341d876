import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { loadPending, storePending } from "../../../src/data/outbox/pending-storage.ts";
import { startSending } from "../../../src/data/outbox/sending.ts";
import { meId, message, otherId } from "../../fixtures.ts";
import { answers, noNetwork, replyServerForEach, say, sent, settle, tiles } from "./reply-server.ts";

replyServerForEach();

test("[FD4] a reload keeps and sends unsent replies", async () => {
  answers.push(noNetwork);
  const id = say("在的");
  await settle();
  expect(loadPending().map((p) => p.clientMessageId)).toEqual([id]);
  startSending(meId);
  await settle();
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id]);
  expect(loadPending()).toEqual([]);
});

test("[OB7] [FD4] unsent replies of another agent stay in the browser and are not sent", async () => {
  answers.push(noNetwork);
  say("我是许然");
  await settle();
  const theirs = loadPending().map((p) => ({ ...p, agentId: otherId }));
  forgetPending();
  storePending([], theirs);
  const stop = startSending(meId);
  await settle(60_000);
  expect(sent.map((s) => s.text)).toEqual(["我是许然"]);
  expect(tiles()).toEqual([]);
  expect(loadPending()).toEqual(theirs);
  stop();
  storePending(theirs, []);
});

test("[FD4] waiting replies are sent at once when the network returns, while signed in", async () => {
  const stop = startSending(meId);
  answers.push(noNetwork, noNetwork);
  say("在的");
  await settle();
  window.dispatchEvent(new Event("online"));
  await settle();
  expect(sent.map((s) => s.text)).toEqual(["在的", "在的"]);
  stop();
  window.dispatchEvent(new Event("online"));
  await settle();
  expect(sent).toHaveLength(2);
});

test("[OB1] a reply that another tab has sent leaves the queue of this tab", async () => {
  const stop = startSending(meId);
  answers.push(noNetwork);
  const id = say("在的");
  await settle();
  const dispatchStorage = (key: string | null, newValue: string | null) =>
    act(() => void window.dispatchEvent(new StorageEvent("storage", { key, newValue })));
  dispatchStorage(null, null);
  dispatchStorage(`jieru.pending.${id}`, "{}");
  dispatchStorage(id, null);
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  dispatchStorage(`jieru.pending.${id}`, null);
  expect(tiles()).toEqual([]);
  stop();
});

test("[OB7] opening another account loses no reply when the browser stores nothing", async () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  answers.push(noNetwork, noNetwork);
  const id = say("在的");
  await settle();
  startSending(meId);
  await settle();
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  full.mockRestore();
});

test("[OB7] [OB1] opening another account does not send a pending reply twice", async () => {
  const answer = Promise.withResolvers<Response>();
  answers.push(() => answer.promise);
  const id = say("在的");
  const stop = startSending(meId);
  await settle(60_000);
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  expect(sent).toHaveLength(1);
  answer.resolve(Response.json({ message: message("m", 20) }));
  await settle();
  expect(tiles()).toEqual([]);
  stop();
});

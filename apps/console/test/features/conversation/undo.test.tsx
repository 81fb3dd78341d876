import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { createQueryClient, queryClient } from "../../../src/data/http/query-client.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { delayReplies } from "../../../src/data/outbox/send-delay.ts";
import { quickRepliesQuery } from "../../../src/data/queries/quick-replies.ts";
import { sessionQuery } from "../../../src/data/queries/session.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { endWithNotice } from "../../../src/features/conversation/ending/end-with-notice.tsx";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { Toasts } from "../../../src/ui/overlays/Toasts.tsx";
import { accountId, agent, meId, message, otherId, session, snapshot } from "../../fixtures.ts";
import { ReplyAreaOf } from "./ReplyAreaOf.tsx";

const client = createQueryClient();
const open = (id: string) =>
  session(id, { allowance: { ...session(id).allowance, until: serverNow() + 3_600_000 } });
const [ended, next] = [open("ended"), open("next")];
const requests: { path: string; body: unknown }[] = [];

beforeEach(() => {
  // Intervals stay real, as the document's frames depend on one.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  const agents = [
    agent(meId),
    agent(otherId, { name: "白露", role: "supervisor" }),
    agent("ann" as AgentId, { name: "Ann" }),
  ];
  putSnapshot(accountId, snapshot({ agents, sessions: [ended, next] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  requests.length = 0;
  vi.stubGlobal("fetch", async (path: string, init?: { body?: string }) => {
    if (init?.body) requests.push({ path: path.split("/").slice(-2).join("/"), body: JSON.parse(init.body) });
    return Response.json({ session: ended, message: message("m", 20) });
  });
});
afterEach(() => {
  cleanup();
  for (const { id } of [ended, next]) writeDraft(id, "");
  forgetPending();
  delayReplies(false);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
const box = () => screen.getByTestId<HTMLTextAreaElement>("composer-input");
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const enter = () => fireEvent.keyDown(box(), { code: "Enter", key: "Enter" });
const undo = (more: object = {}) =>
  fireEvent.keyDown(box(), { code: "KeyZ", key: "z", ctrlKey: true, ...more });
const paths = () => requests.map(({ path }) => path);
const end = () => act(async () => void endWithNotice({ accountId, session: ended, options: {} }));

test("[SE18] [KB24] Ctrl Z in an empty reply box undoes an end of the last six seconds, once", async () => {
  render(<ReplyAreaOf of={next} client={client} />);
  await end();
  type("您");
  undo();
  type("");
  undo({ isComposing: true });
  await settle();
  expect(paths()).toEqual(["ended/end"]);
  await settle(5_900);
  expect(undo()).toBe(false);
  undo();
  await settle();
  expect(paths()).toEqual(["ended/end", "ended/reopen"]);
});

test("[SE18] the notice is gone after six seconds, and Ctrl Z is left to the browser", async () => {
  render(<ReplyAreaOf of={next} client={client} />);
  await end();
  expect(currentToasts()).toHaveLength(1);
  render(<Toasts />);
  await settle(6_000);
  expect(currentToasts()).toHaveLength(0);
  expect(undo()).toBe(true);
  expect(paths()).toEqual(["ended/end"]);
});

test("[SE18] [WU2] the notice asks for no topic once one was chosen in the conversation", async () => {
  const topics = [{ id: "shipping" as TopicId, name: "物流", retired: false }];
  const desk = snapshot({ agents: [agent(meId)], sessions: [ended] });
  putSnapshot(accountId, {
    ...desk,
    account: { ...desk.account, topics },
  });
  render(<Toasts />);
  await end();
  const topic = () => screen.queryByRole("button", { name: "物流" });
  expect(topic()).toBeTruthy();
  const wrapUp = { topicId: "shipping" as TopicId, topic: "物流", line: null };
  queryClient.setQueryData(sessionQuery(ended.id).queryKey, { ...ended, state: "ended", wrapUp });
  await settle();
  expect(topic()).toBeNull();
  expect(screen.getByTestId("undo-end")).toBeTruthy();
  queryClient.clear();
});

test("[SE18] the notice of an end disappears when the server refuses the end", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ refusal: "not_owner", agentId: otherId }, { status: 409 }),
  );
  await end();
  await settle();
  expect(currentToasts()).toHaveLength(0);
});

test("[KB24] [OB16] Ctrl Z undoes the held reply before an earlier end", async () => {
  delayReplies(true);
  render(<ReplyAreaOf of={next} client={client} />);
  await end();
  type("写错了");
  enter();
  await settle(1_000);
  undo();
  await settle();
  expect([readDraft(next.id), paths()]).toEqual(["写错了", ["ended/end"]]);
  type("");
  undo();
  await settle();
  expect(paths()).toEqual(["ended/end", "ended/reopen"]);
});

test("[NO11] a reply that addresses a colleague becomes a note, or is sent by its button", async () => {
  render(<ReplyAreaOf of={next} client={client} />);
  type("@白露 帮忙看下");
  enter();
  await settle();
  expect(requests).toEqual([]);
  fireEvent.click(screen.getByTestId("note-question-cancel"));
  expect(box().value).toBe("@白露 帮忙看下");
  enter();
  fireEvent.click(screen.getByTestId("note-question-note"));
  await settle();
  expect(requests).toMatchObject([
    { path: "next/notes", body: { note: "@白露 帮忙看下", mentions: [otherId] } },
  ]);
  expect(box().value).toBe("");
  type("@白露 帮忙看下");
  enter();
  fireEvent.click(screen.getByTestId("note-question-send"));
  await settle();
  expect(requests[1]).toMatchObject({ path: "next/replies", body: { text: "@白露 帮忙看下" } });
});

test("[NO11] other text behind an @ causes no question", async () => {
  render(<ReplyAreaOf of={next} client={client} />);
  for (const text of ["@顾客 您好", "@Anna hi", "请联系 @白露"]) {
    type(text);
    enter();
    await settle();
  }
  expect(paths()).toEqual(["next/replies", "next/replies", "next/replies"]);
});

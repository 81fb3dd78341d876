import type { MessagesPage } from "@jieru/shared/protocol/http";
import { type QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { keys } from "../../../src/data/keys.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, agent, event, frame, meId, message, otherId, snapshot, waiting } from "../../fixtures.ts";
import { cacheMessagesForEach, messagesKey, s1 } from "./cached-messages.ts";

let client: QueryClient;
cacheMessagesForEach((held) => {
  client = held;
});

const isToBeReadAnew = () => client.getQueryState(messagesKey)?.isInvalidated;

test("[FD6] a conversation read before it was mine reloads when it becomes mine", () => {
  putSnapshot(accountId, snapshot({ sessions: [{ ...s1, ownerId: otherId }] }));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_ended" })]));
  expect(isToBeReadAnew()).toBe(false);
  receiveFrame(client, accountId, frame(11, 12, [event(12, { type: "session_transferred", session: s1 })]));
  expect(isToBeReadAnew()).toBe(true);
});

test("[FD6] a message that arrives before the reload does not replace it", () => {
  putSnapshot(accountId, snapshot({ sessions: [{ ...s1, ownerId: otherId }] }));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_transferred", session: s1 })]));
  receiveFrame(client, accountId, frame(11, 12, [event(12, { session: s1, message: message("m", 12) })]));
  expect(client.getQueryData<MessagesPage>(messagesKey)?.messages).toHaveLength(1);
  expect(isToBeReadAnew()).toBe(true);
});

test("[FD6] an open conversation that becomes mine reloads at once after a lost connection", async () => {
  const read = vi.fn(async () => ({ seq: 12, messages: [], more: false, newer: false, gaps: [] }));
  const observer = new QueryObserver(client, { queryKey: messagesKey, queryFn: read, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  const becomesMine = (seq: number) => {
    putSnapshot(accountId, snapshot({ seq: seq - 1, sessions: [{ ...s1, ownerId: otherId }] }));
    const transferred = event(seq, { type: "session_transferred", session: s1 });
    receiveFrame(client, accountId, frame(seq - 1, seq, [transferred]));
  };
  signal({ sign: "subscribed" });
  becomesMine(11);
  expect(read).not.toHaveBeenCalled();
  signal({ sign: "lost", at: 0 });
  signal({ sign: "connected" });
  becomesMine(12);
  await expect.poll(() => read).toHaveBeenCalledOnce();
  stop();
});

test("[FD6] [AT5] customer attributes reload when the session becomes mine", () => {
  const attributes = keys.attributes(s1.conversationId);
  client.setQueryData(attributes, { attributes: [] });
  putSnapshot(accountId, snapshot({ sessions: [] }));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_picked_up", session: s1 })]));
  expect(client.getQueryState(attributes)?.isInvalidated).toBe(true);
});

test("[FD6] a conversation reloads when it is lost and regained in one frame", () => {
  const lost = { ...s1, state: "waiting" as const, ownerId: null };
  const events = [
    event(11, { type: "session_waits_again", session: lost }),
    event(12, { type: "session_picked_up", session: s1 }),
  ];
  receiveFrame(client, accountId, frame(10, 12, events));
  expect(isToBeReadAnew()).toBe(true);
});

test("[FD6] a message in my own conversation causes no reload", () => {
  const written = event(11, { session: { ...s1, unread: 1 }, message: message("m", 11) });
  receiveFrame(client, accountId, frame(10, 11, [written]));
  expect(isToBeReadAnew()).toBe(false);
});

test("[RD24] an open conversation reloads after pick-up, as its history and notes were withheld", async () => {
  const page = { seq: 12, messages: [], more: false, newer: false, gaps: [] };
  const read = vi.fn(async () => page);
  putSnapshot(accountId, snapshot({ sessions: [], waiting: { count: 1, sessions: [waiting("s1")] } }));
  const observer = new QueryObserver(client, { queryKey: messagesKey, queryFn: read, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  signal({ sign: "subscribed" });
  expect(read).not.toHaveBeenCalled();
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_picked_up", session: s1 })]));
  await expect.poll(() => read).toHaveBeenCalledOnce();
  stop();
});

const earlier = message("earlier", 5, { sessionId: "s0" as never });
const holds = (...messages: ReturnType<typeof message>[]) =>
  client.setQueryData(messagesKey, { seq: 10, messages, more: false, newer: false, gaps: [] });
const ids = () => client.getQueryData(messagesKey)?.messages.map(({ id }) => id);
const waitsAgain = event(11, { type: "session_waits_again", session: waiting("s1") });

test("[AG11] earlier sessions and colleagues' notes are removed when the session waits again", () => {
  const note = (agentId: string) =>
    message(`note of ${agentId}`, 8, { type: "note", note: "x", agentId } as never);
  for (const left of [earlier, note(otherId)]) {
    holds(left, message("m", 9));
    putSnapshot(accountId, snapshot({ sessions: [s1] }));
    receiveFrame(client, accountId, frame(10, 11, [waitsAgain]));
    expect(ids(), left.id).toBeUndefined();
  }
  holds(note(meId), message("m", 9));
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  receiveFrame(client, accountId, frame(10, 11, [waitsAgain]));
  expect(ids()).toEqual([`note of ${meId}`, "m"]);
});

test("[AG11] earlier sessions are removed when the customer returns, except for a supervisor", () => {
  const comes = { waiting: { count: 1, sessions: [waiting("s1")] } };
  const written = event(11, { type: "customer_message_received", message: message("m", 11) });
  for (const [news, line] of [
    [[], comes],
    [[written], {}],
  ] as const) {
    holds(earlier);
    putSnapshot(accountId, snapshot({ sessions: [] }));
    receiveFrame(client, accountId, frame(10, 11, [...news], line));
    expect(ids()).toBeUndefined();
  }
  holds(earlier);
  putSnapshot(accountId, snapshot({ sessions: [], me: agent(meId, { role: "supervisor" }) }));
  receiveFrame(client, accountId, frame(10, 11, [written], comes));
  expect(ids()).toEqual(["earlier", "m"]);
});

test("[AG11] ended lists lose the last message when the customer returns", () => {
  const ended = { ...s1, state: "ended" as const, lastMessage: { id: "m", text: "earlier" } as never };
  const key = keys.list("ended", accountId);
  client.setQueryData(key, { pages: [{ sessions: [ended], more: false }], pageParams: [null] });
  putSnapshot(accountId, snapshot({ sessions: [] }));
  receiveFrame(client, accountId, frame(10, 11, [], { waiting: { count: 1, sessions: [waiting("s1")] } }));
  expect(client.getQueryData(key)).toMatchObject({
    pages: [{ sessions: [{ id: "s1", lastMessage: null }] }],
  });
});

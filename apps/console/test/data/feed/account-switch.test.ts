import type { AccountId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { currentConnection, signal } from "../../../src/data/store/connection.ts";
import { forgetMessageEvents } from "../../../src/data/store/recent-events.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId as busy, event, frame, message, session, snapshot } from "../../fixtures.ts";

const calm = "calm" as AccountId;
const s1 = session("s1");
const query = messagesQuery(s1.conversationId);
const page = (seq: number): MessagesPage => ({ seq, messages: [], more: false, newer: false, gaps: [] });
/** A gap in the account with far more events. */
const missed = frame(1_000, 1_001, [event(1_001, { type: "pushes_missed", gap: { from: 1, to: 2 } })]);
const news = event(6, { message: message("你好", 6), session: { ...s1, unread: 1 } });

let client = createQueryClient();
beforeEach(() => {
  client = createQueryClient();
  putSnapshot(busy, snapshot({ seq: 1_000 }));
  putSnapshot(calm, snapshot({ seq: 5, sessions: [s1] }));
});
afterEach(() => {
  forgetMessageEvents();
  vi.unstubAllGlobals();
});
const shown = () => client.getQueryData(query.queryKey);

test("[MA5] a gap of one account does not appear in a conversation of the next", async () => {
  const left = openFeed(client, busy);
  receiveFrame(client, busy, missed);
  left.close();
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(page(5))));
  await client.fetchQuery(query);
  receiveFrame(client, calm, { ...frame(5, 6, [news]), accountId: calm });
  expect(shown()?.gaps).toEqual([]);
  expect(shown()?.messages.map((m) => m.id)).toEqual(["你好"]);
});

test("[MA5] a gap does not appear in a conversation that is opened again", async () => {
  client.setQueryData(query.queryKey, page(5));
  openFeed(client, calm).close();
  const visited = openFeed(client, busy);
  receiveFrame(client, busy, missed);
  visited.close();
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(page(5))));
  await client.ensureQueryData(query);
  receiveFrame(client, calm, { ...frame(5, 6, [news]), accountId: calm });
  expect(shown()?.gaps).toEqual([]);
  expect(shown()?.messages.map((m) => m.id)).toEqual(["你好"]);
});

test("[MA5] the next account is not live before its own connection", () => {
  const left = openFeed(client, busy);
  signal({ sign: "subscribed" });
  signal({ sign: "transport", polled: true });
  expect(currentConnection()).toEqual({ state: "live", polled: true });
  left.close();
  expect(currentConnection()).toEqual({ state: "connecting" });
  const next = openFeed(client, calm);
  expect(currentConnection()).toEqual({ state: "connecting" });
  next.close();
});

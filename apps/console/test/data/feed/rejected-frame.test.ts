import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { currentQueue, forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, event, frame, meId, message, session, snapshot } from "../../fixtures.ts";
import { messagesKey, s1 } from "./cached-messages.ts";

afterEach(() => {
  forgetPending();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("[OB7] keeps a sent text on the screen when its frame is rejected as a gap", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  // A hidden page applies frames at once.
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  const on = vi.spyOn(Socket.prototype, "on");
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  client.setQueryData(messagesKey, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  const feed = openFeed(client, accountId);
  const receive = on.mock.calls.find(([name]) => name === "events")?.[1] as (frame: Frame) => void;
  const clientMessageId = sendReply(
    { accountId, session: s1, agentId: meId },
    { type: "text", text: "在的" },
  );
  const reply = message("m12", 12, { direction: "out", clientMessageId: clientMessageId as ClientMessageId });
  const news = event(12, { type: "reply_queued", session: session("s1"), message: reply });
  /** How often the text is shown: as pending, and as a message. */
  const shown = () => [
    currentQueue().length,
    client.getQueryData<MessagesPage>(messagesKey)?.messages.length,
  ];

  receive(frame(11, 12, [news]));
  expect(shown()).toEqual([1, 0]);
  receive(frame(10, 12, [event(11), news]));
  expect(shown()).toEqual([0, 1]);
  feed.close();
});

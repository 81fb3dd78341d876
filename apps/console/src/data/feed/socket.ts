/**
 * The socket of this page. Vocabulary: *open* is the connection, *subscribed* is the feed of one account on it.
 *
 *   open ──► load snapshot (once) ──► subscribe afterSeq ──► frames … gap ──► subscribe again from what we hold
 *                 ▲                                             │
 *                 └────────────── snapshot_required ◄───────────┘
 */

import { keepsNothing } from "@jieru/shared/domain/health";
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import { notifyManager, type QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { noteServerTime } from "../../lib/time/server-clock.ts";
import { forgetTaken } from "../optimistic/just-taken.ts";
import { confirmSent, kickSending } from "../outbox/sending.ts";
import { receiveNewBrowsers } from "../queries/browsers.ts";
import { signal } from "../store/connection.ts";
import { confirmedSnapshot } from "../store/snapshots.ts";
import { createSocket, keepConnected } from "./connect.ts";
import { receiveElsewhere } from "./elsewhere.ts";
import { forgetRead } from "./forget-conversation.ts";
import { createFrameQueue, type FrameQueue } from "./frame-queue.ts";
import { listen } from "./listen.ts";
import { createLooksWire, type FollowsLooks } from "./looks-wire.ts";
import { createMissed, type Missed } from "./missed.ts";
import { pace } from "./pace.ts";
import { clearPresence, notePresence } from "./presence.ts";
import { receiveFrame } from "./receive-frame.ts";
import { createSubscribing, type Subscribing } from "./subscribe.ts";
import { createWatchWire } from "./watch-wire.ts";

/** [FD17] A server that sends nothing but unusable frames is not asked for a snapshot more often. */
const startOverMs = 5_000;

export interface AccountFeed extends FollowsLooks {
  /** Tells the others that a conversation is open here; the returned function ends it. */
  watch: (id: ConversationId) => () => void;
  typing: (id: ConversationId, on: boolean) => void;
  /** Does not wait for the next attempt. */
  reconnectNow: () => void;
  close: () => void;
}

/** Keeps an account's snapshot true for as long as it is open. */
export function openFeed(client: QueryClient, accountId: AccountId): AccountFeed {
  const held = () => confirmedSnapshot(accountId);
  const socket = createSocket(() => held()?.me.id);
  const looks = createLooksWire(socket, accountId);
  const watching = createWatchWire(socket, client, held);
  const missed = createMissed(held);
  const subscribing = createSubscribing({ socket, client, accountId }, () => {
    signal({ sign: "subscribed" });
    watching.again();
    looks.again();
    missed.caughtUp();
    goOn(client);
  });
  const frames = createFrames({ client, accountId, missed, subscribing });
  const disconnect = keepConnected(socket, {
    connected: () => void subscribing.subscribe(),
    lost: () => {
      frames.flush();
      missed.lost();
      clearPresence();
      receiveNewBrowsers(client, { browsers: [] });
    },
  });
  const startOver = () => {
    frames.flush();
    missed.startedOver();
    void subscribing.startOver();
  };
  const unusable = pace(startOver, startOverMs);
  hear({ socket, client, accountId, frames, missed, startOver, onUnusable: unusable.run });
  return {
    watch: watching.add,
    typing: (conversationId, on) => {
      if (socket.connected) socket.volatile.emit("typing", { conversationId, on });
    },
    followLooks: looks.followLooks,
    reconnectNow: () => void socket.disconnect().connect(),
    close: () => {
      unusable.stop();
      subscribing.close();
      disconnect();
      frames.close();
      socket.off();
      socket.disconnect();
      signal({ sign: "left" });
      clearPresence();
      receiveNewBrowsers(client, { browsers: [] });
      forgetTaken();
      forgetRead(client);
    },
  };
}

/** Sends and reads what failed while the server or the database was away, so that nobody has to press "retry". */
function goOn(client: QueryClient): void {
  kickSending();
  void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
}

interface Feeding {
  client: QueryClient;
  accountId: AccountId;
  missed: Missed;
  subscribing: Subscribing;
}

/** Applies what waits in one go, so that it is drawn once. */
function createFrames({ client, accountId, missed, subscribing }: Feeding): FrameQueue<Frame> {
  const apply = (frame: Frame) => {
    missed.arriving(frame);
    if (receiveFrame(client, accountId, frame) === "gap") return void subscribing.subscribe();
    // Not before: the message of a rejected frame is not in the conversation, so its text must stay in the list of what is being sent.
    confirmSent(frame.events);
    missed.arrived();
    subscribing.framed();
  };
  return createFrameQueue((waiting) => notifyManager.batch(() => waiting.forEach(apply)));
}

interface Hearing extends Omit<Feeding, "subscribing"> {
  socket: Socket;
  frames: FrameQueue<Frame>;
  startOver: () => void;
  onUnusable: () => void;
}

/** What the server says over the connection. */
function hear(feed: Hearing): void {
  const { socket, client, accountId, frames, missed, startOver, onUnusable } = feed;
  const onFrame = (frame: Frame) => {
    if (frame.accountId !== accountId) return;
    noteServerTime(frame.now);
    frames.add(frame);
  };
  listen(socket, "events", onFrame, onUnusable);
  listen(socket, "snapshot_required", startOver);
  listen(socket, "catching_up", (news) => {
    if (news.accountId === accountId) missed.promised(news.head);
  });
  listen(socket, "elsewhere", (news) => receiveElsewhere(client, accountId, news));
  listen(socket, "new_browsers", (news) => receiveNewBrowsers(client, news));
  listen(socket, "presence", notePresence);
  listen(socket, "health", (health) => {
    signal({ sign: "health", health });
    if (!keepsNothing(health)) goOn(client);
  });
}

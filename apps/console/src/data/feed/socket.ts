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
import { forgetPickedUp } from "../optimistic/just-picked-up.ts";
import { confirmSent, kickSending } from "../outbox/sending.ts";
import { receiveNewBrowsers } from "../queries/browsers.ts";
import { signal } from "../store/connection.ts";
import { confirmedSnapshot } from "../store/snapshots.ts";
import { createSocket, keepConnected } from "./connect.ts";
import { forgetMessages } from "./forget-conversation.ts";
import { createFrameQueue, type FrameQueue } from "./frame-queue.ts";
import { listen } from "./listen.ts";
import { createMissed, type Missed } from "./missed.ts";
import { receiveOtherAccountCounts } from "./other-account-counts.ts";
import { clearPresence, notePresence } from "./presence.ts";
import { receiveFrame } from "./receive-frame.ts";
import { createSubscribing, type Subscribing } from "./subscribe.ts";
import { throttle } from "./throttle.ts";
import { createViewerPresence, type FollowsViewers } from "./viewer-presence.ts";
import { createWatchSubscription } from "./watch-subscription.ts";

/** [FD17] The pause between snapshots when the server sends only unusable frames. */
const startOverMs = 5_000;

export interface AccountFeed extends FollowsViewers {
  watch: (id: ConversationId) => () => void;
  typing: (id: ConversationId, on: boolean) => void;
  reconnectNow: () => void;
  close: () => void;
}

/** Keeps an account's snapshot current until it is closed. */
export function openFeed(client: QueryClient, accountId: AccountId): AccountFeed {
  const held = () => confirmedSnapshot(accountId);
  const socket = createSocket(() => held()?.me.id);
  const looks = createViewerPresence(socket, accountId);
  const watching = createWatchSubscription(socket, client, held);
  const missed = createMissed(held);
  const subscribing = createSubscribing({ socket, client, accountId }, () => {
    signal({ sign: "subscribed" });
    watching.again();
    looks.again();
    missed.caughtUp();
    retryFailed(client);
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
  const unusable = throttle(startOver, startOverMs);
  listenToServer({ socket, client, accountId, frames, missed, startOver, onUnusable: unusable.run });
  return {
    watch: watching.add,
    typing: (conversationId, on) => {
      if (socket.connected) socket.volatile.emit("typing", { conversationId, on });
    },
    followViewers: looks.followViewers,
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
      forgetPickedUp();
      forgetMessages(client);
    },
  };
}

/** Repeats what failed while the server or the database was unavailable. */
function retryFailed(client: QueryClient): void {
  kickSending();
  void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
}

interface Feeding {
  client: QueryClient;
  accountId: AccountId;
  missed: Missed;
  subscribing: Subscribing;
}

function createFrames({ client, accountId, missed, subscribing }: Feeding): FrameQueue<Frame> {
  const apply = (frame: Frame) => {
    missed.arriving(frame);
    if (receiveFrame(client, accountId, frame) === "gap") return void subscribing.subscribe();
    // Not before: the message of a rejected frame is not in the conversation, so its pending tile must stay.
    confirmSent(frame.events);
    missed.arrived();
    subscribing.framed();
  };
  return createFrameQueue((waiting) => notifyManager.batch(() => waiting.forEach(apply)));
}

interface Listening extends Omit<Feeding, "subscribing"> {
  socket: Socket;
  frames: FrameQueue<Frame>;
  startOver: () => void;
  onUnusable: () => void;
}

function listenToServer(feed: Listening): void {
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
  listen(socket, "elsewhere", (news) => receiveOtherAccountCounts(client, accountId, news));
  listen(socket, "new_browsers", (news) => receiveNewBrowsers(client, news));
  listen(socket, "presence", notePresence);
  listen(socket, "health", (health) => {
    signal({ sign: "health", health });
    if (!keepsNothing(health)) retryFailed(client);
  });
}

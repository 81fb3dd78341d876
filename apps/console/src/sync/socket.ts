/**
 * The socket of this page. Vocabulary: *open* is the connection, *subscribed* is the feed of one account on it.
 *
 *   open ──► load snapshot (once) ──► subscribe afterSeq ──► frames … gap ──► subscribe again from what we hold
 *                 ▲                                             │
 *                 └────────────── snapshot_required ◄───────────┘
 */
import { type Health, keepsNothing } from "@jieru/shared/domain/health";
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type {
  Acknowledgement,
  CatchingUp,
  ClientEvent,
  Elsewhere,
  Presence,
  Restarting,
  SignedOut,
} from "@jieru/shared/protocol/socket";
import { notifyManager, type QueryClient } from "@tanstack/react-query";
import { io, type Socket } from "socket.io-client";
import { askAgain } from "../api/ask-again.ts";
import { keepNames } from "../api/former-agents.ts";
import { noteLeft } from "../api/messages.ts";
import { snapshotQuery } from "../api/snapshot.ts";
import { forgetUnreached } from "../state/actions.ts";
import { type Restored, showRestored, signal } from "../state/connection.ts";
import { tellTogether } from "../state/drawing-turns.ts";
import { forgetMessageEvents } from "../state/recent-events.ts";
import { onTurnedAway } from "../state/turned-away.ts";
import { noteServerTime, serverNow } from "../ui/server-clock.ts";
import { createCatchUp } from "./catch-up.ts";
import { receiveElsewhere } from "./elsewhere.ts";
import { forgetRead } from "./forget-conversation.ts";
import { createFrameQueue } from "./frame-queue.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import { forgetTaken } from "./just-taken.ts";
import { createLooksWire, type FollowsLooks } from "./looks-wire.ts";
import { missedIn } from "./missed.ts";
import { clearPresence, notePresence } from "./presence.ts";
import { receiveFrame } from "./receive-frame.ts";
import { confirmSent, kickSending } from "./sending.ts";
import { goBy, preferredTransport, wayOf } from "./transport.ts";
import { createWatching } from "./watching.ts";
import { createWayThrough } from "./way-through.ts";

const ackTimeoutMs = 5000;
const pauseMs = 1500;
/** A console is true again within three seconds of the network's return (FD4): no longer pause than this between tries. */
const reconnection = {
  reconnectionDelay: 250,
  reconnectionDelayMax: pauseMs,
  randomizationFactor: 0.4,
  timeout: 2500,
};

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
  const socket: Socket = io({
    transports: [preferredTransport()],
    withCredentials: true,
    extraHeaders: { "x-jieru-console": "1" },
    // [SI6] Whose page this is: the browser may have been signed in by somebody else meanwhile.
    auth: (tell) => tell({ agentId: held()?.me.id }),
    ...reconnection,
  });
  const looks = createLooksWire(socket, accountId);
  const query = snapshotQuery(accountId);
  const held = () => client.getQueryData(query.queryKey);
  /** Since the loss, until the gap is closed: what was brought meanwhile. */
  let catching: Omit<Restored, "at"> | null = null;
  /** [TR8] Up to where the server said it would bring us. */
  let goal: number | null = null;
  let subscribing = false;
  /** Everything is being loaded anew: until it is, nothing has been caught up with. */
  let startingOver = false;
  let comingBack: ReturnType<typeof setTimeout> | undefined;

  const ask = (event: ClientEvent, body: object): Promise<Acknowledgement> =>
    socket.timeout(ackTimeoutMs).emitWithAck(event, body);

  const isMine = (id: ConversationId) =>
    held()?.sessions.some((s) => s.conversationId === id && s.ownerId === held()?.me.id);

  /** The feed brings what is mine anyway; of anything else, what was said before the watch began has to be asked for. */
  const watch = async (conversationId: ConversationId) => {
    if (!socket.connected) return;
    const wasMine = isMine(conversationId);
    await ask("watch", { conversationId }).catch(() => undefined);
    if (wasMine) return;
    void askAgain(client, { queryKey: ["conversation", conversationId] });
    await askAgain(client, { queryKey: ["messages", conversationId] });
  };
  const watching = createWatching({
    watch: (id) => void watch(id),
    unwatch: (conversationId) => {
      noteLeft(conversationId);
      if (socket.connected) socket.emit("unwatch", { conversationId });
    },
  });

  /** What could not be sent or read while server or database were away is now; nobody should have to press for it. */
  const goOn = () => {
    kickSending();
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  };
  const catchUp = createCatchUp(() => {
    goal = null;
    signal({ sign: "subscribed" });
    watching.again();
    looks.again();
    if (catching) showRestored(catching);
    forgetUnreached();
    catching = null;
    goOn();
  });

  const turnedAway = (refusal: Refusal) => {
    if (refusal.refusal === "not_signed_in") signal({ sign: "signed_out", why: "expired" });
    else if (refusal.refusal === "not_bound" || refusal.refusal === "account_not_found")
      signal({ sign: "signed_out", why: "unbound" });
    else retrySoon();
  };

  const subscribe = async () => {
    if (subscribing) return;
    subscribing = true;
    catchUp.restart();
    try {
      const { seq } = await client.ensureQueryData(query);
      const answer = await ask("subscribe", { accountId, afterSeq: seq });
      if (!answer.ok) turnedAway(answer.refusal);
      else if (!startingOver) catchUp.acknowledged();
    } catch {
      retrySoon();
    } finally {
      subscribing = false;
    }
  };
  const retrySoon = () => setTimeout(() => socket.connected && void subscribe(), pauseMs);

  const startOver = async () => {
    frames.flush();
    signal({ sign: "connected" });
    if (catching) catching.filled = null;
    forgetMessageEvents();
    startingOver = true;
    const before = held();
    const loaded = await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => null);
    startingOver = false;
    if (!loaded) return void retrySoon();
    void askAgain(client, { queryKey: ["messages"] });
    void askAgain(client, { queryKey: ["conversation"] });
    void askAgain(client, { queryKey: ["ended", accountId] });
    void askAgain(client, { queryKey: ["quick-replies", accountId] });
    keepNames(client, accountId, before ?? loaded, loaded);
    await subscribe();
  };

  const tellMissing = () => {
    const seq = held()?.seq;
    if (goal !== null && seq !== undefined) signal({ sign: "behind", missing: Math.max(0, goal - seq) });
  };

  const lost = () => {
    frames.flush();
    goal = null;
    catching ??= held() ? { filled: 0, gap: false } : null;
    clearPresence();
    signal({ sign: "lost", at: serverNow() });
  };

  const applyOne = (frame: Frame) => {
    const before = held();
    if (catching?.filled != null && before) catching.filled += missedIn(frame, before.seq, before.me.id);
    if (catching && frame.events.some((e) => e.gap)) catching.gap = true;
    confirmSent(frame.events);
    if (receiveFrame(client, accountId, frame) === "gap") return void subscribe();
    tellMissing();
    catchUp.framed();
  };

  const frames = createFrameQueue<Frame>((waiting) =>
    notifyManager.batch(() =>
      tellTogether(() => {
        for (const frame of waiting) applyOne(frame);
      }),
    ),
  );
  const receive = (frame: Frame) => {
    if (frame.accountId !== accountId) return;
    noteServerTime(frame.now);
    frames.add(frame);
  };

  const comeBackSoon = (afterMs = pauseMs) => {
    comingBack = setTimeout(() => socket.connect(), afterMs);
  };

  /** [TR2] The server is there, and this way does not lead to it: the other may. Only when neither does is it said. */
  const way = createWayThrough((blocked) => {
    const tried = wayOf(socket);
    if (tried === "polling" || !blocked) signal({ sign: "blocked", blocked });
    if (blocked) goBy(socket, tried === "polling" ? "websocket" : "polling");
  });
  /** Another network, perhaps. */
  const forgetWay = () => goBy(socket, "websocket");
  window.addEventListener("offline", forgetWay);
  socket.on("connect", () => {
    way.opened();
    signal({ sign: "way", polled: wayOf(socket) === "polling" });
    signal({ sign: "connected" });
    void subscribe();
  });
  socket.on("disconnect", (reason) => {
    lost();
    // [FD5] Cut by the server, and nothing said against coming back.
    if (reason === "io server disconnect") comeBackSoon();
  });
  socket.on("connect_error", (error) => {
    if (error.message === "database_unavailable") signal({ sign: "no_database" });
    else lost();
    // The transport's own failures; what the server says is an error of another kind.
    if ("type" in error || error.message === "timeout") way.failed();
    if (error.message === "not_signed_in") signal({ sign: "signed_out", why: "expired" });
    // NOTE: socket.io gives up by itself where the server said no at the handshake, and where it cuts the line.
    else if (!socket.active) comeBackSoon();
  });
  socket.on("events", receive);
  socket.on("snapshot_required", () => void startOver());
  socket.on("catching_up", (news: CatchingUp) => {
    if (news.accountId !== accountId) return;
    goal = news.head;
    tellMissing();
  });
  socket.on("elsewhere", (news: Elsewhere) => receiveElsewhere(client, accountId, news));
  socket.on("presence", (presence: Presence) => notePresence(presence));
  socket.on("restarting", ({ comeBackInMs }: Restarting) => {
    socket.disconnect();
    comeBackSoon(comeBackInMs);
  });
  socket.on("health", (health: Health) => {
    signal({ sign: "health", health });
    if (!keepsNothing(health)) goOn();
  });
  const signedOut = (why: SignedOut["why"]) => {
    signal({ sign: "signed_out", why });
    clearTimeout(comingBack);
    socket.disconnect();
  };
  socket.on("signed_out", ({ why }: SignedOut) => signedOut(why));
  const stopHearing = onTurnedAway(() => signedOut("expired"));
  const stopHeartbeat = watchHeartbeat(socket);

  return {
    watch: watching.add,
    typing: (conversationId, on) => {
      if (socket.connected) socket.volatile.emit("typing", { conversationId, on });
    },
    followLooks: looks.followLooks,
    reconnectNow: () => void socket.disconnect().connect(),
    close: () => {
      catchUp.restart();
      stopHeartbeat();
      stopHearing();
      window.removeEventListener("offline", forgetWay);
      frames.close();
      clearTimeout(comingBack);
      socket.off();
      socket.disconnect();
      clearPresence();
      forgetTaken();
      forgetRead(client);
    },
  };
}

/** A console's feed: it keeps one account's snapshot current and reconnects like the real console. */
import { applyFrame, type Frame, type Snapshot } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement, Restarting } from "@jieru/shared/protocol/socket";
import { io } from "socket.io-client";
import type { Console } from "./console.ts";

export interface Follower {
  snapshot(): Snapshot;
  /** The number of every event, in order of arrival. */
  seqs: number[];
  /** Each time without a live connection, in real milliseconds. */
  gapsMs: number[];
  live(): boolean;
  /** Snapshots that had to be reloaded, and missed frames. */
  troubles: string[];
  close(): void;
}

/** The same values as in the console (`apps/console/src/data/feed/connect.ts`). */
const reconnection = {
  reconnectionDelay: 250,
  reconnectionDelayMax: 1_500,
  randomizationFactor: 0.4,
  timeout: 2_500,
};

export function follow(url: string, { cookie, origin }: Console, loaded: Snapshot): Follower {
  const accountId = loaded.account.id;
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin },
    forceNew: true,
    ...reconnection,
  });
  let snapshot = loaded;
  let lostAt: number | null = performance.now();
  /** After a repeated request, events in between may arrive twice. */
  let askedAgain = false;
  let comingBack: NodeJS.Timeout | undefined;
  const comeBackSoon = () => {
    comingBack = setTimeout(() => socket.connect(), reconnection.reconnectionDelay);
  };
  const ask = (body: object): Promise<Acknowledgement> =>
    socket.timeout(5_000).emitWithAck("subscribe", body);
  const follower: Follower = {
    snapshot: () => snapshot,
    seqs: [],
    gapsMs: [],
    live: () => lostAt === null,
    troubles: [],
    close() {
      clearTimeout(comingBack);
      socket.disconnect();
    },
  };
  /** Asks until an answer comes, while the connection stays the same. */
  const subscribe = async () => {
    askedAgain = false;
    for (const line = socket.id; line !== undefined && socket.id === line; ) {
      const body = { accountId, afterSeq: snapshot.seq };
      const answer = await ask(body).catch(() => null);
      askedAgain ||= !answer;
      if (!answer || socket.id !== line) continue;
      if (!answer.ok) return void follower.troubles.push(answer.refusal.refusal);
      if (lostAt !== null) follower.gapsMs.push(performance.now() - lostAt);
      lostAt = null;
      return;
    }
  };
  socket.on("connect", () => void subscribe());
  socket.on("disconnect", (reason) => {
    lostAt ??= performance.now();
    if (reason === "io server disconnect") comeBackSoon();
  });
  // NOTE: socket.io stops reconnecting after a refused handshake, as from a server that has just started.
  socket.on("connect_error", () => {
    if (!socket.active) comeBackSoon();
  });
  socket.on("restarting", ({ comeBackInMs }: Restarting) => {
    socket.disconnect();
    setTimeout(() => socket.connect(), comeBackInMs);
  });
  socket.on("snapshot_required", () => follower.troubles.push("snapshot_required"));
  socket.on("events", (frame: Frame) => {
    const next = applyFrame(snapshot, frame);
    if (next === "gap") return void follower.troubles.push("gap");
    const seqs = frame.events.map((e) => e.seq);
    follower.seqs.push(...(askedAgain ? seqs.filter((seq) => seq > snapshot.seq) : seqs));
    snapshot = next;
  });
  return follower;
}

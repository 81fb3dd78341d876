/** A console as far as the feed goes: it keeps one account's snapshot true, and comes back as the real one does. */
import { applyFrame, type Frame, type Snapshot } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement, Restarting } from "@jieru/shared/protocol/socket";
import { io } from "socket.io-client";
import type { Console } from "./console.ts";

export interface Follower {
  snapshot(): Snapshot;
  /** Every event's number, as they came. */
  seqs: number[];
  /** How long it was not live, each time, in real milliseconds. */
  gapsMs: number[];
  live(): boolean;
  /** How often it had to load anew, or missed a frame. */
  troubles: string[];
  close(): void;
}

/** As the console has it (`apps/console/src/sync/connect.ts`). */
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
  const follower: Follower = {
    snapshot: () => snapshot,
    seqs: [],
    gapsMs: [],
    live: () => lostAt === null,
    troubles: [],
    close: () => void socket.disconnect(),
  };
  const subscribe = async () => {
    const body = { accountId, afterSeq: snapshot.seq };
    const answer: Acknowledgement = await socket.timeout(5_000).emitWithAck("subscribe", body);
    if (!answer.ok) return void follower.troubles.push(answer.refusal.refusal);
    if (lostAt !== null) follower.gapsMs.push(performance.now() - lostAt);
    lostAt = null;
  };
  socket.on("connect", () => void subscribe().catch((error: Error) => follower.troubles.push(error.message)));
  socket.on("disconnect", () => {
    lostAt ??= performance.now();
  });
  socket.on("restarting", ({ comeBackInMs }: Restarting) => {
    socket.disconnect();
    setTimeout(() => socket.connect(), comeBackInMs);
  });
  socket.on("snapshot_required", () => follower.troubles.push("snapshot_required"));
  socket.on("events", (frame: Frame) => {
    const next = applyFrame(snapshot, frame);
    if (next === "gap") return void follower.troubles.push("gap");
    follower.seqs.push(...frame.events.map((e) => e.seq));
    snapshot = next;
  });
  return follower;
}

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

/** As the console has it (`apps/console/src/data/feed/connect.ts`). */
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
  /** Whoever asks again may be sent twice what came in between. */
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
  /** Asks until it is answered, like a console, as long as the line is the one it began on. */
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
  // NOTE: socket.io gives up by itself where the server said no at the handshake, as one does that has just started.
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

import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { EventType, Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { type Restored, showRestored, signal } from "../store/connection.ts";

const contentEvents: ReadonlySet<EventType> = new Set([
  "customer_message_received",
  "reply_queued",
  "note_added",
]);

/** [TR1] Returns how many messages of others a frame brings after `seq`. */
export const missedIn = (frame: Frame, seq: number, meId: AgentId | undefined): number =>
  frame.events.filter(
    (e) => e.seq > seq && contentEvents.has(e.type) && e.message && e.message.agentId !== meId,
  ).length;

const servedIn = ({ sessions, me }: Snapshot): Map<SessionId, number> =>
  new Map(sessions.filter((s) => s.state === "active" && s.ownerId === me.id).map((s) => [s.id, s.epoch]));

/** [TR1] Returns how many of these sessions left, ended or changed owner meanwhile. */
const movedSince = (served: Map<SessionId, number>, now: Snapshot): number => {
  const still = servedIn(now);
  return [...served].filter(([id, epoch]) => still.get(id) !== epoch).length;
};

export interface Missed {
  lost: () => void;
  /** [TR8] The last seq that the server will send. */
  promised: (head: number) => void;
  arriving: (frame: Frame) => void;
  arrived: () => void;
  startedOver: () => void;
  caughtUp: () => void;
}

/** Counts what arrives after a lost connection, and signals how much is missing. */
export function createMissed(held: () => Snapshot | undefined): Missed {
  let restored: Pick<Restored, "filled" | "gap"> | null = null;
  let served = new Map<SessionId, number>();
  let goal: number | null = null;
  const signalBehind = () => {
    const seq = held()?.seq;
    if (goal !== null && seq !== undefined) signal({ sign: "behind", missing: Math.max(0, goal - seq) });
  };
  return {
    lost: () => {
      goal = null;
      const before = held();
      if (restored || !before) return;
      restored = { filled: 0, gap: false };
      served = servedIn(before);
    },
    promised: (head) => {
      goal = head;
      signalBehind();
    },
    arriving: (frame) => {
      const before = held();
      if (restored?.filled != null && before) restored.filled += missedIn(frame, before.seq, before.me.id);
      if (restored && frame.events.some((e) => e.gap)) restored.gap = true;
    },
    arrived: signalBehind,
    startedOver: () => {
      if (restored) restored.filled = null;
    },
    caughtUp: () => {
      const now = held();
      if (restored) showRestored({ ...restored, moved: now ? movedSince(served, now) : 0 });
      goal = null;
      restored = null;
    },
  };
}

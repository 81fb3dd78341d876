import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { EventType, Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { type Restored, showRestored, signal } from "../store/connection.ts";

/** What somebody said; what only moved is not what an agent missed. */
const said: ReadonlySet<EventType> = new Set(["customer_message_received", "reply_queued", "note_added"]);

/** [TR1] How many lines of others a frame brings to whoever holds everything up to `seq`. */
export const missedIn = (frame: Frame, seq: number, meId: AgentId | undefined): number =>
  frame.events.filter((e) => e.seq > seq && said.has(e.type) && e.message && e.message.agentId !== meId)
    .length;

/** The sessions that the agent serves, each with the ownership under which they do. */
const servedIn = ({ sessions, me }: Snapshot): Map<SessionId, number> =>
  new Map(sessions.filter((s) => s.state === "active" && s.ownerId === me.id).map((s) => [s.id, s.epoch]));

/** [TR1] How many of these were taken, left or ended meanwhile, also where they came back; of such nobody was told what was said. */
const movedSince = (served: Map<SessionId, number>, now: Snapshot): number => {
  const still = servedIn(now);
  return [...served].filter(([id, epoch]) => still.get(id) !== epoch).length;
};

export interface Missed {
  /** The line broke. */
  lost: () => void;
  /** [TR8] The server has said up to which seq it will bring us. */
  promised: (head: number) => void;
  /** A frame is about to be applied. */
  arriving: (frame: Frame) => void;
  /** It has been applied: fewer events are still to come. */
  arrived: () => void;
  /** Everything is loaded anew: how much was missed cannot be counted any more. */
  startedOver: () => void;
  /** All that was missed is here, which is told for a moment. */
  caughtUp: () => void;
}

/** Counts what is brought after a break, and tells how much is still to come. */
export function createMissed(held: () => Snapshot | undefined): Missed {
  /** What was brought since the break; null while there was none. */
  let brought: Pick<Restored, "filled" | "gap"> | null = null;
  let served = new Map<SessionId, number>();
  let goal: number | null = null;
  const tellBehind = () => {
    const seq = held()?.seq;
    if (goal !== null && seq !== undefined) signal({ sign: "behind", missing: Math.max(0, goal - seq) });
  };
  return {
    lost: () => {
      goal = null;
      const before = held();
      if (brought || !before) return;
      brought = { filled: 0, gap: false };
      served = servedIn(before);
    },
    promised: (head) => {
      goal = head;
      tellBehind();
    },
    arriving: (frame) => {
      const before = held();
      if (brought?.filled != null && before) brought.filled += missedIn(frame, before.seq, before.me.id);
      if (brought && frame.events.some((e) => e.gap)) brought.gap = true;
    },
    arrived: tellBehind,
    startedOver: () => {
      if (brought) brought.filled = null;
    },
    caughtUp: () => {
      const now = held();
      if (brought) showRestored({ ...brought, moved: now ? movedSince(served, now) : 0 });
      goal = null;
      brought = null;
    },
  };
}

import type { AgentId } from "@jieru/shared/domain/ids";
import type { EventType, Frame } from "@jieru/shared/domain/snapshot";

/** What somebody said; what only moved is not what an agent missed. */
const said: ReadonlySet<EventType> = new Set(["customer_message_received", "reply_queued", "note_added"]);

/** [TR1] How many lines of others a frame brings to whoever holds everything up to `seq`. */
export const missedIn = (frame: Frame, seq: number, meId: AgentId | undefined): number =>
  frame.events.filter((e) => e.seq > seq && said.has(e.type) && e.message && e.message.agentId !== meId)
    .length;

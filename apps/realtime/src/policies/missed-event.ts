import type { Viewer } from "@jieru/shared/domain/agent";
import { noAllowance } from "@jieru/shared/domain/allowance";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { isListed, type Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import { withoutContent } from "../presenters/without-content.ts";
import { rulingSession } from "./conversation.ts";
import { beforePickUp } from "./event.ts";

/**
 * The conversations that an agent may not read whole now, each with the session that waits, of which they may read the messages; null where
 * they may read nothing. Conversations that are not in it may be read.
 */
export type Restricted = ReadonlyMap<ConversationId, SessionId | null>;

/** [AG7] Returns the conversations that an agent without a supervisor's role may not read whole now. One without a session is closed. */
export async function listRestricted(
  pool: Pool,
  agentId: AgentId,
  ids: readonly ConversationId[],
): Promise<Restricted> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: ConversationId; waiting: SessionId | null; isTheirs: boolean }>(
    `select c.id, s.owner_id is not distinct from $2 as "isTheirs", case when s.state = 'waiting' then s.id end as waiting
       from conversations c ${rulingSession} where c.id = any($1)`,
    [ids, agentId],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const restricted = ids.filter((id) => !found.get(id)?.isTheirs);
  return new Map(restricted.map((id) => [id, found.get(id)?.waiting ?? null]));
}

/**
 * [AG7] [FD6] Returns the part of a missed event that the viewer may read by today's rights, or null. `seen` is what `eventFor` made of the
 * event by the rights of its time.
 */
export function missedEventFor(viewer: Viewer, seen: Event, restricted: Restricted): Event | null {
  const id = seen.session?.conversationId ?? seen.message?.conversationId;
  if (id === undefined || seen.type === "customer_erased") return seen;
  const waiting = restricted.get(id);
  if (waiting === undefined) return seen;
  const { session: shown, message: said, ...rest } = seen;
  // A session that was in their lists at the time is in them no more: only the event that took it out is told.
  const session = shown && !isListed(shown, viewer) ? leaving(shown, waiting !== null) : undefined;
  // [AG11]
  const message = said && said.sessionId === waiting && beforePickUp(viewer, said);
  if (!session && !message && !rest.agents) return null;
  return { ...rest, ...(session && { session }), ...(message && { message }) } as Event;
}

/** Without content, and unless it waits without what colleagues have recorded of the customer. */
function leaving(session: Session, waits: boolean): Session {
  const { mentions: _, ...customer } = session.customer;
  const bare = { ...withoutContent(session), customer };
  if (waits) return bare;
  return {
    ...bare,
    customer: { ...customer, remark: null, tags: [], blocked: false },
    allowance: noAllowance,
    reminder: null,
  };
}

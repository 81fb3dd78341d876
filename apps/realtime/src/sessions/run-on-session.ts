import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import type { Command } from "../desk/command.ts";
import { type Desk, viewSession } from "../desk/desk.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { judgeSession } from "../policies/conversation.ts";
import { withoutContent } from "../presenters/present.ts";
import { asLastKnown } from "./as-last-known.ts";
import { recordOnSession } from "./record-on-session.ts";
import type { PickUpRows } from "./record-pick-ups.ts";

export interface OnSession {
  params: { sessionId: SessionId };
  principal: { agentId: AgentId };
  ip: string;
}

interface RunOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
  pickUps: PickUpRows;
}

export interface Who {
  sessionId: SessionId;
  agentId: AgentId;
}

/**
 * Runs a command and returns the session. [AG7] An ended session of another agent's customer is shown as last known.
 * Throws `Refused` or the lane's error.
 */
export async function runOnSession(
  { pool, lanes, clock, pickUps }: RunOptions,
  { params: { sessionId }, principal: { agentId }, ip }: OnSession,
  commandOf: (who: Who) => Command,
): Promise<{ session: Session }> {
  const accountId = await getAccountOfSession(pool, sessionId, agentId);
  const command = commandOf({ sessionId, agentId });
  const who = { accountId, agentId, ip, at: clock.now() };
  const record = command.do === "pick_up" ? pickUps.recordNext(who) : recordOnSession(command, who);
  const { desk, facts } = await runOrRefuse(lanes, accountId, {
    command,
    ...(record && { sideEffect: record }),
  });
  if (command.do === "pick_up" && facts.length > 0) pickUps.add(who);
  const session = sessionIn(desk, sessionId);
  const wasOver = session.state === "ended" && !facts.some(({ type }) => type === "session_ended");
  const judged = wasOver ? await judgeSession(pool, session, agentId) : "whole";
  if (judged === "whole") return { session };
  if (judged === "without_content") return { session: withoutContent(session) };
  const [known = session] = await asLastKnown(pool, accountId, [session]);
  return { session: known };
}

/** Throws `Refused` for unknown ids, also of another account (N34) or from before an erasure (RT3). */
export async function getAccountOfSession(
  pool: Pool,
  sessionId: SessionId,
  agentId: AgentId,
): Promise<AccountId> {
  const { rows } = await pool.query<{ account_id: AccountId }>(
    `select s.account_id from sessions s join bindings b on b.account_id = s.account_id and b.agent_id = $2
      where s.id = $1 and not exists (
        select from conversations c where c.id = s.conversation_id and c.erased_seq >= s.last_seq)`,
    [sessionId, agentId],
  );
  if (!rows[0]) throw new Refused({ refusal: "session_not_found" });
  return rows[0].account_id;
}

function sessionIn(desk: Desk, sessionId: SessionId): Session {
  const session = desk.sessions.get(sessionId);
  if (!session) throw new Error(`session ${sessionId} left the desk`);
  return viewSession(desk, session);
}

import type { SessionId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import type { ClientBase } from "pg";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Command } from "../desk/command.ts";
import { auditActionOf } from "../desk/decide.ts";
import type { Outcome } from "../lane/batch.ts";

/** Recorded only if the session is, or was, somebody else's. */
const ofOthers: ReadonlySet<AuditAction> = new Set(["session_wrapped_up", "session_reopened"]);

/**
 * [AU1] Returns the `sideEffect` of a command that gives a session to another agent, or sets the wrap-up of another's
 * session (WU3). Returns undefined for every other command.
 */
export function recordPassingOn(command: Command, who: Omit<AuditEntry, "what" | "about">) {
  const what = auditActionOf(command);
  if (!what || !("sessionId" in command)) return undefined;
  const { sessionId } = command as { sessionId: SessionId };
  return async (client: ClientBase, outcome: Outcome): Promise<void> => {
    if (!outcome.ok || outcome.facts.length === 0) return;
    const session = outcome.desk.sessions.get(sessionId);
    const isOwn = session?.ownerId === who.agentId && outcome.facts[0]?.previousOwnerId === undefined;
    if (isOwn && ofOthers.has(what)) return;
    await recordAudit(client, { ...who, what, about: session?.conversationId ?? null });
  };
}

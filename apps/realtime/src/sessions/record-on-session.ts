import type { SessionId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Command } from "../desk/command.ts";
import { recordOf } from "../desk/decide.ts";
import type { Outcome } from "../lane/batch.ts";

/** [AU1] Returns the `sideEffect` that records a command, if it is recorded. */
export function recordOnSession(command: Command, who: Omit<AuditEntry, "what" | "about">) {
  const record = recordOf(command);
  if (!record || !("sessionId" in command)) return undefined;
  const { sessionId } = command as { sessionId: SessionId };
  return async (client: ClientBase, outcome: Outcome): Promise<void> => {
    if (!outcome.ok || outcome.facts.length === 0) return;
    const session = outcome.desk.sessions.get(sessionId);
    const isOwn = session?.ownerId === who.agentId && outcome.facts[0]?.previousOwnerId === undefined;
    if (isOwn && record.onlyIfOthers) return;
    await recordAudit(client, { ...who, what: record.what, about: session?.conversationId ?? null });
  };
}

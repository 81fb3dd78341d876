import type { SessionId } from "@jieru/shared/domain/ids";
import type { AuditDeed } from "@jieru/shared/protocol/audit";
import type { ClientBase } from "pg";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Command } from "../desk/command.ts";
import type { Outcome } from "../lane/batch.ts";

const deeds: Partial<Record<Command["do"], AuditDeed>> = {
  assign: "session_assigned",
  transfer: "session_transferred",
  take_over: "session_taken_over",
};

/** [AU1] For the `alongside` of a command that gives a session to another agent; undefined for every other command. */
export function recordPassingOn(command: Command, who: Omit<AuditEntry, "what" | "about">) {
  const what = deeds[command.do];
  if (!what || !("sessionId" in command)) return undefined;
  const { sessionId } = command as { sessionId: SessionId };
  return async (client: ClientBase, outcome: Outcome): Promise<void> => {
    if (!outcome.ok || outcome.facts.length === 0) return;
    const about = outcome.desk.sessions.get(sessionId)?.conversationId ?? null;
    await recordAudit(client, { ...who, what, about });
  };
}

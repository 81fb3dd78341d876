import type { AccountId } from "@jieru/shared/domain/ids";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Command } from "../desk/command.ts";
import type { Desk } from "../desk/desk.ts";
import type { Lanes } from "../lane/lane.ts";
import { Refused } from "../problem.ts";

/** Runs a command and writes down who did it, in the same transaction; what changed nothing leaves no record. Throws `Refused`. */
export async function runRecorded(
  lanes: Lanes,
  command: Command,
  entry: AuditEntry & { accountId: AccountId },
): Promise<Desk> {
  const outcome = await lanes.runEntry(entry.accountId, {
    command,
    async alongside(client, did) {
      if (did.ok && did.facts.length > 0) await recordAudit(client, entry);
    },
  });
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.desk;
}

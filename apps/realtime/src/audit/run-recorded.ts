import type { AccountId } from "@jieru/shared/domain/ids";
import type { Command } from "../desk/command.ts";
import type { Desk } from "../desk/desk.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { type AuditEntry, recordAudit } from "./record-audit.ts";

/** Runs a command and records its author in the same transaction, unless it has no effect. Throws `Refused`. */
export async function runRecorded(
  lanes: Lanes,
  command: Command,
  entry: AuditEntry & { accountId: AccountId },
): Promise<Desk> {
  const { desk } = await runOrRefuse(lanes, entry.accountId, {
    command,
    async sideEffect(client, did) {
      if (did.ok && did.facts.length > 0) await recordAudit(client, entry);
    },
  });
  return desk;
}

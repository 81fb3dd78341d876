import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Outcome } from "../lane/batch.ts";

interface Row {
  count: number;
  due: number;
  at: number;
}
export type PickUpBy = Pick<AuditEntry, "ip" | "at"> & { accountId: AccountId; agentId: AgentId };

/** A longer pause begins a new row. */
const pauseMs = 10 * 60_000;
/** [AU8] Then at 20, 40, 80 and so on. */
const firstDueAt = 10;
/** Above this, finished rows are deleted. */
const maxRows = 1_000;

export interface PickUpRows {
  /** Returns the `sideEffect` of a pick-up, if an entry is due. */
  recordNext(by: PickUpBy): ((client: ClientBase, outcome: Outcome) => Promise<void>) | undefined;
  /** Call it after an effective pick-up. */
  add(by: PickUpBy): void;
}

/** [AU8] Counts each agent's pick-ups in a row on this server. */
export function createPickUpRows(): PickUpRows {
  const rows = new Map<string, Row>();
  const placeOf = ({ accountId, agentId }: PickUpBy): string => JSON.stringify([accountId, agentId]);
  const rowOf = (by: PickUpBy): Row => {
    const row = rows.get(placeOf(by));
    return row && Math.abs(by.at - row.at) <= pauseMs ? row : { count: 0, due: firstDueAt, at: by.at };
  };
  const forgetPast = (now: number): void => {
    for (const [place, { at }] of rows) if (Math.abs(now - at) > pauseMs) rows.delete(place);
  };
  return {
    recordNext(by) {
      const { count, due } = rowOf(by);
      if (count + 1 < due) return undefined;
      return async (client, outcome) => {
        const row = rowOf(by);
        if (!outcome.ok || outcome.facts.length === 0 || row.count + 1 < row.due) return;
        row.due *= 2;
        await recordAudit(client, { ...by, what: "sessions_picked_up", about: String(row.count + 1) });
      };
    },
    add(by) {
      const row = rowOf(by);
      row.count += 1;
      row.at = by.at;
      rows.set(placeOf(by), row);
      if (rows.size > maxRows) forgetPast(by.at);
    },
  };
}

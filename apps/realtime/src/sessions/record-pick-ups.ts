import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Outcome } from "../lane/batch.ts";

interface Row {
  count: number;
  /** The count at which the next entry is due. */
  due: number;
  at: number;
}
export type PickUpBy = Pick<AuditEntry, "ip" | "at"> & { accountId: AccountId; agentId: AgentId };

/** A pick-up that comes later than this after the previous one begins a new row. */
const pauseMs = 10 * 60_000;
/** [AU8] The next entries are due at 20, 40, 80 and so on, so that a long row has few entries. */
const firstDueAt = 10;
/** Rows are deleted once they cannot continue. Until then an account has at most one for each agent. */
const lookedThroughAbove = 1_000;

export interface PickUpRows {
  /**
   * Returns the `sideEffect` of a pick-up by hand. Returns undefined if no entry is due, as side effects delay other
   * commands.
   */
  recordNext(by: PickUpBy): ((client: ClientBase, outcome: Outcome) => Promise<void>) | undefined;
  /** Counts a pick-up. Call it after a pick-up that changed something. */
  add(by: PickUpBy): void;
}

/** [AU8] Counts how many sessions each agent picks up by hand in a row, on this server. */
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
      if (rows.size > lookedThroughAbove) forgetPast(by.at);
    },
  };
}

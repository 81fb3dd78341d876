import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { readWaitingLine } from "../sessions/session-queries.ts";
import { readEvents, readHead } from "./log.ts";

/** A page of the events a console missed, and the waiting line as it is now. */
export interface CatchUpPage {
  events: LoggedEvent[];
  waiting: WaitingLine;
}

/**
 * Both come from the same database snapshot. A returning console also needs the line, as no event carries it. null if what follows `afterSeq`
 * is deleted (RT5): there are no holes in the log, so the next event tells.
 */
export const readCatchUpPage = (
  pool: Pool,
  accountId: AccountId,
  afterSeq: number,
  limit: number,
): Promise<CatchUpPage | null> =>
  transaction(
    pool,
    async (client) => {
      const events = await readEvents(client, accountId, afterSeq, limit);
      const next = events[0]?.seq ?? ((await readHead(client, accountId)) ?? 0) + 1;
      return next > afterSeq + 1 ? null : { events, waiting: await readWaitingLine(client, accountId) };
    },
    "snapshot",
  );

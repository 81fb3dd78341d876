import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { readWaitingLine } from "../sessions/session-queries.ts";
import { readEvents } from "./log.ts";

/** A page of the events a console missed, and the waiting line as it is now. */
export interface CatchUpPage {
  events: LoggedEvent[];
  waiting: WaitingLine;
}

/** Both come from the same database snapshot. A returning console also needs the line, as no event carries it. */
export const readCatchUpPage = (
  pool: Pool,
  accountId: AccountId,
  afterSeq: number,
  limit: number,
): Promise<CatchUpPage> =>
  transaction(
    pool,
    async (client) => ({
      events: await readEvents(client, accountId, afterSeq, limit),
      waiting: await readWaitingLine(client, accountId),
    }),
    "snapshot",
  );

import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { readWaitingLine } from "../sessions/session-queries.ts";
import { readEvents } from "./log.ts";

/** What a console missed, a page of it, and the waiting line as it is now. */
export interface CatchUpPage {
  events: LoggedEvent[];
  waiting: WaitingLine;
}

/** Both are of one moment of the database: a console that comes back needs the line too, which no event carries. */
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

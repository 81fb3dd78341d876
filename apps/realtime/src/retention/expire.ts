import { setTimeout as delay } from "node:timers/promises";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { mapConcurrent } from "../base/async.ts";
import type { Clock } from "../base/context.ts";
import type { JobLog } from "../base/job-log.ts";
import { batchSize, loggingFailure, runEach, scanWhile, untilDone } from "../database/delete-in-batches.ts";
import type { Gateway } from "../feed/gateway.ts";
import type { Lanes } from "../lane/lane.ts";
import { findRulingSession } from "../lane/session-queries.ts";
import { catchUp } from "../reports/count.ts";
import { fillOutcomes } from "../reports/fill-outcomes.ts";
import { deleteViewsBySources, listSourcesOfViews } from "../saved-views/saved-views.ts";
import { deleteWordsBefore } from "../search/delete-words.ts";
import { deleteEventsBefore } from "./delete-events.ts";
import { deleteMessagesBefore, type Stores } from "./delete-messages.ts";
import { emptySessionsBefore, emptySessionsEndedLater } from "./empty-sessions.ts";
import { forgetQuotations } from "./scrub-events.ts";

export const dayMs = 86_400_000;
const commandsAtOnce = 32;

/** Open sessions are changed by their lanes, which cache them. */
export interface Expiring extends Stores {
  clock: Clock;
  lanes: Pick<Lanes, "run">;
  watched: Pick<Gateway, "listWatched">;
  log: JobLog;
}

/** Works account by account despite failures. Rejects at the end. */
export async function expireAll(stores: Expiring, now: number): Promise<void> {
  const { rows } = await loggingFailure(stores.log, { what: "messages" }, () =>
    stores.pool.query<{ id: AccountId; days: number }>(
      `select id, (settings ->> 'keepMessagesDays')::int as days from accounts where settings ->> 'keepMessagesDays' is not null`,
    ),
  )();
  await runEach(
    rows.map(({ id, days }) =>
      loggingFailure(stores.log, { accountId: id }, () => expire(stores, id, now - days * dayMs, now)),
    ),
  );
}

async function expire(stores: Expiring, accountId: AccountId, before: number, now: number): Promise<void> {
  const { pool } = stores;
  await catchUp(stores, accountId);
  await fillOutcomes(stores, accountId, (ms) => delay(ms));
  const watchedExpiring = await listWatchedExpiring(stores, accountId, before);
  await deleteMessagesBefore(stores, accountId, before);
  await scanWhile(before, (after) => deleteWordsBefore(pool, accountId, before, after));
  await deleteEventsBefore(pool, accountId, { before, now });
  // Open sessions first: those ending meanwhile are then found.
  await untilDone(() => emptyOpenBefore(stores, accountId, before));
  await untilDone(() => emptySessionsBefore(pool, accountId, before));
  await emptySessionsEndedLater(pool, accountId, before);
  await deleteViewsBySources(pool, accountId, await listSourcesOfViews(pool, accountId));
  await forgetQuotations(pool, accountId, before);
  await mapConcurrent(watchedExpiring, commandsAtOnce, ({ id: sessionId, conversationId: watched }) =>
    stores.lanes.run(accountId, { do: "expire_words", sessionId, before, watched }),
  );
  await pool.query(`delete from drafts where account_id = $1 and updated_at < $2`, [accountId, before]);
  await stores.lanes.run(accountId, { do: "note_expiry" });
}

/** Returns the deciding sessions of open conversations that lose messages. */
async function listWatchedExpiring(
  { pool, watched }: Expiring,
  accountId: AccountId,
  before: number,
): Promise<Session[]> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select id from unnest($1::text[]) as seen(id)
      where (select at from messages where conversation_id = seen.id order by seq limit 1) < $2`,
    [watched.listWatched(accountId), before],
  );
  const sessions = await Promise.all(rows.map(({ id }) => findRulingSession(pool, id)));
  return sessions.filter((session) => session !== null);
}

/** [RT1] An open session may be older than the messages. */
async function emptyOpenBefore(
  { pool, lanes }: Expiring,
  accountId: AccountId,
  before: number,
): Promise<boolean> {
  const { rows } = await pool.query<{ id: SessionId }>(
    `(select id from sessions where account_id = $1 and state = 'waiting' and (last_message ->> 'at')::bigint < $2
        order by waiting_since limit $3)
     union all
     select id from sessions where account_id = $1 and state in ('active', 'inactive')
        and (last_message ->> 'at')::bigint < $2`,
    [accountId, before, batchSize],
  );
  await mapConcurrent(rows, commandsAtOnce, ({ id }) =>
    lanes.run(accountId, { do: "expire_words", sessionId: id, before }),
  );
  return rows.length >= batchSize;
}

import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { batchSize } from "../database/delete-in-batches.ts";
import { readHead } from "../feed/log.ts";
import { maxBackfill } from "../feed/subscription.ts";

/** Removes message and customer; the rest lets a console catch up (FD3). */
const scrubbed = `jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(payload::jsonb - 'message', '{session,lastMessage}', 'null', false),
    '{session,source}', 'null', false), '{session,wrapUp,line}', 'null', false), '{session,rating,given,comment}', 'null', false),
    '{session,reminder,text}', 'null', false), '{session,customer}',
    coalesce(payload::jsonb #> '{session,customer}', '{}') || '{"openid": "", "remark": null, "tags": []}', false)::json`;

/** [RT5] Scrubs events with `after < seq ≤ upTo`. */
export async function scrubEvents(
  client: ClientBase | Pool,
  accountId: AccountId,
  conversationId: ConversationId,
  { after, upTo }: { after: number; upTo: number },
): Promise<void> {
  await client.query(
    `update events set payload = ${scrubbed}, notable = false
      where account_id = $1 and seq > $3 and seq <= $4 and strpos(payload::text, $2) > 0
        and $2 in (payload #>> '{session,conversationId}', payload #>> '{message,conversationId}')`,
    [accountId, conversationId, after, upTo],
  );
}

const saidBefore = (what: string): string => `(payload #>> '{${what},at}')::bigint < $4`;
const unsaid = `case when ${saidBefore("message")} then payload::jsonb - 'message' else payload::jsonb end`;
const unquoted = `(case when ${saidBefore("session,lastMessage")} then jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(${unsaid},
    '{session,lastMessage}', 'null'), '{session,source}', 'null', false), '{session,wrapUp,line}', 'null', false),
    '{session,rating,given,comment}', 'null', false), '{session,reminder,text}', 'null', false) else ${unsaid} end)::json`;

/** [RT1] [RT5] Removes quoted old content from newer events, as far back as a console may catch up. */
export async function forgetQuotations(pool: Pool, accountId: AccountId, before: number): Promise<void> {
  const head = (await readHead(pool, accountId)) ?? 0;
  for (let after = Math.max(0, head - maxBackfill); after < head; after += batchSize)
    await pool.query(
      `update events set payload = ${unquoted}
        where account_id = $1 and seq > $2 and seq <= $3
          and (${saidBefore("session,lastMessage")} or ${saidBefore("message")})`,
      [accountId, after, after + batchSize, before],
    );
}

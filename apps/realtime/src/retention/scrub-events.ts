import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";

/**
 * An event without what was said and about whom; what it says of sessions and agents stays, so that a console that was
 * away still finds its way to the present (FD3).
 */
const scrubbed = `jsonb_set(jsonb_set(jsonb_set(payload::jsonb - 'message', '{session,lastMessage}', 'null', false),
    '{session,source}', 'null', false), '{session,customer}',
    coalesce(payload::jsonb #> '{session,customer}', '{}') || '{"openid": "", "remark": null, "tags": []}', false)::json`;

/** [RT5] Events about the conversation with `after < seq ≤ upTo`: nothing of theirs can be replayed any more. */
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

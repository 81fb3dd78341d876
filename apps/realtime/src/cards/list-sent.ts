import type { AccountId } from "@jieru/shared/domain/ids";
import type { SentCard } from "@jieru/shared/protocol/cards";
import type { Pool } from "pg";

const shown = 10;
/** Searched for different cards: a company sends the same few all day. */
const lookedAt = 300;

export async function listSentCards(pool: Pool, accountId: AccountId): Promise<SentCard[]> {
  const { rows } = await pool.query<SentCard>(
    `with lately as (
       select seq, conversation_id, delivery, content -> 'card' as card from messages
        where account_id = $1 and direction = 'out' and content ->> 'type' = 'miniprogrampage'
        order by seq desc limit $2),
     different as (
       select distinct on (card -> 'title', card -> 'pagePath') seq, card
         from lately join conversations c on c.id = conversation_id
        where delivery ->> 'state' <> 'failed' and card #>> '{cover,state}' = 'ready'
          and (c.erased_seq is null or seq > c.erased_seq)
        order by card -> 'title', card -> 'pagePath', seq desc)
     select card ->> 'title' as title, card ->> 'pagePath' as "pagePath", card -> 'cover' as cover
       from different order by seq desc limit $3`,
    [accountId, lookedAt, shown],
  );
  return rows;
}

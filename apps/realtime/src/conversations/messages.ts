import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import { type MessageRow, messageOf } from "../database/rows.ts";
import { transaction } from "../database/transaction.ts";
import { readHead } from "../feed/log.ts";
import { presentMessage } from "../presenters/message.ts";

/** A page of a conversation ending before `before`, and the head seq it is true at, so that the feed joins on. */
export function readMessages(
  pool: Pool,
  accountId: AccountId,
  conversationId: ConversationId,
  before: number | null,
  limit: number,
): Promise<MessagesPage> {
  return transaction(
    pool,
    async (client) => {
      const seq = (await readHead(client, accountId)) ?? 0;
      const { rows } = await client.query<MessageRow>(
        `select id, conversation_id, session_id, seq, at, direction, content, agent_id, client_message_id, epoch,
                delivery, resend_of, late_ms
           from messages where conversation_id = $1 and ($2::bigint is null or seq < $2)
            and seq > coalesce((select erased_seq from conversations where id = $1), 0)
          order by seq desc limit $3`,
        [conversationId, before, limit + 1],
      );
      const page = rows.slice(0, limit).reverse();
      return { seq, messages: page.map((r) => presentMessage(messageOf(r))), more: rows.length > limit };
    },
    "snapshot",
  );
}

import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { ClientBase, Pool } from "pg";
import { type MessageRow, messageColumns, messageOf } from "../database/rows.ts";
import { transaction } from "../database/transaction.ts";
import { readHead } from "../feed/log.ts";
import { presentMessage } from "../presenters/message.ts";

/** Which page: the one that ends before a message, that begins after one, or that has it in the middle; else the newest. */
export interface PageAsked {
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
  limit: number;
}

/** Rows in order of `seq`, and whether there are more beyond the page on the side that was asked for. */
interface Side {
  rows: MessageRow[];
  more: boolean;
}

const notErased = `seq > coalesce((select erased_seq from conversations where id = $1), 0)`;

async function readOlder(
  client: ClientBase,
  id: ConversationId,
  before: number | null,
  limit: number,
): Promise<Side> {
  const { rows } = await client.query<MessageRow>(
    `select ${messageColumns} from messages
      where conversation_id = $1 and ($2::bigint is null or seq < $2) and ${notErased}
      order by seq desc limit $3`,
    [id, before, limit + 1],
  );
  return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit };
}

async function readNewer(
  client: ClientBase,
  id: ConversationId,
  after: number,
  limit: number,
): Promise<Side> {
  const { rows } = await client.query<MessageRow>(
    `select ${messageColumns} from messages
      where conversation_id = $1 and seq > $2 and ${notErased}
      order by seq limit $3`,
    [id, after, limit + 1],
  );
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

const nothing: Side = { rows: [], more: false };

async function readSides(
  client: ClientBase,
  id: ConversationId,
  { before, after, around, limit }: PageAsked,
): Promise<[older: Side, newer: Side]> {
  if (around !== undefined) {
    const half = Math.ceil(limit / 2);
    return [
      await readOlder(client, id, around, half),
      await readNewer(client, id, around - 1, Math.max(1, limit - half)),
    ];
  }
  // What was asked from is there: beyond the other side there is at least that message.
  if (after !== undefined) return [{ rows: [], more: after > 0 }, await readNewer(client, id, after, limit)];
  return [
    await readOlder(client, id, before ?? null, limit),
    before === undefined ? nothing : { rows: [], more: true },
  ];
}

const aroundMs = 2 * 86_400_000;
const maxGaps = 100;

/** [PU8] As far from what was said as a reply could still be sent. */
async function readGaps(
  client: ClientBase,
  accountId: AccountId,
  rows: readonly MessageRow[],
): Promise<PushGap[]> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const found = await client.query<PushGap>(
    `select from_at as "from", to_at as "to" from push_gaps
      where account_id = $1 and from_at between $2 and $3 order by from_at desc limit $4`,
    [accountId, first.at - aroundMs, last.at + aroundMs, maxGaps],
  );
  return found.rows.reverse();
}

/** A page of a conversation, and the head seq it is true at, so that the feed joins on. */
export function readMessages(
  pool: Pool,
  accountId: AccountId,
  conversationId: ConversationId,
  asked: PageAsked,
): Promise<MessagesPage> {
  return transaction(
    pool,
    async (client) => {
      const seq = (await readHead(client, accountId)) ?? 0;
      const [older, newer] = await readSides(client, conversationId, asked);
      const rows = [...older.rows, ...newer.rows];
      return {
        seq,
        messages: rows.map((r) => presentMessage(messageOf(r))),
        more: older.more,
        newer: newer.more,
        gaps: await readGaps(client, accountId, rows),
      };
    },
    "snapshot",
  );
}

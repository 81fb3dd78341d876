import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import { readHead } from "../feed/log.ts";
import { type MessageRow, messageColumns, messageOf } from "../lane/rows.ts";
import type { ReadingLimit } from "../policies/conversation.ts";
import { presentMessage, withoutNotes } from "../presenters/present.ts";

/** Before, after or around a message; else the newest page. */
export interface PageAsked {
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
  limit: number;
}

/** `seq` order, and whether more follow on this side. */
interface Side {
  rows: MessageRow[];
  more: boolean;
}

/** The readable part: after `afterSeq`; [AG11] only notes of `notesOf`; null: all notes. */
interface Stretch {
  id: ConversationId;
  afterSeq: number;
  notesOf: AgentId | null;
}

/** SQL with a stretch as `$1`, `$2` and `$3`. */
const inStretch = `conversation_id = $1 and seq > $2
  and ($3::text is null or content ->> 'type' <> 'note' or agent_id = $3)`;
const valuesOf = ({ id, afterSeq, notesOf }: Stretch) => [id, afterSeq, notesOf];

async function readOlder(
  client: ClientBase,
  stretch: Stretch,
  before: number | null,
  limit: number,
): Promise<Side> {
  const { rows } = await client.query<MessageRow>(
    `select ${messageColumns} from messages
      where ${inStretch} and ($4::bigint is null or seq < $4)
      order by seq desc limit $5`,
    [...valuesOf(stretch), before, limit + 1],
  );
  return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit };
}

async function readNewer(client: ClientBase, stretch: Stretch, after: number, limit: number): Promise<Side> {
  const { rows } = await client.query<MessageRow>(
    `select ${messageColumns} from messages
      where ${inStretch} and seq > $4
      order by seq limit $5`,
    [...valuesOf(stretch), after, limit + 1],
  );
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

const nothing: Side = { rows: [], more: false };

async function readSides(
  client: ClientBase,
  stretch: Stretch,
  { before, after, around, limit }: PageAsked,
): Promise<[older: Side, newer: Side]> {
  if (around !== undefined) {
    const half = Math.ceil(limit / 2);
    return [
      await readOlder(client, stretch, around, half),
      await readNewer(client, stretch, around - 1, Math.max(1, limit - half)),
    ];
  }
  // The named message itself is beyond the other side.
  if (after !== undefined)
    return [{ rows: [], more: after > stretch.afterSeq }, await readNewer(client, stretch, after, limit)];
  return [
    await readOlder(client, stretch, before ?? null, limit),
    before === undefined ? nothing : { rows: [], more: true },
  ];
}

const aroundMs = 2 * 86_400_000;
const maxGaps = 100;

/** [PU8] Returns outages within the time a reply could still be sent. */
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

/** [RT3] [AG11] Returns the readable part. The open session's messages are together at the end. */
export async function findStretch(
  client: ClientBase | Pool,
  id: ConversationId,
  limit: ReadingLimit | null,
): Promise<Stretch> {
  const { rows } = await client.query<{ afterSeq: number }>(
    `select greatest(erased_seq, 0, case when $2::text is not null then
              (select seq from messages where conversation_id = $1 and session_id is distinct from $2
                order by seq desc limit 1) end) as "afterSeq"
       from conversations where id = $1`,
    [id, limit?.sessionId ?? null],
  );
  return { id, afterSeq: rows[0]?.afterSeq ?? 0, notesOf: limit?.agentId ?? null };
}

/** [RD24] Returns whether something is hidden from the reader. */
async function isMoreWithheld(client: ClientBase, stretch: Stretch): Promise<boolean> {
  if (stretch.notesOf === null) return false;
  const { rows } = await client.query(
    `select from messages
      where conversation_id = $1 and seq > coalesce((select erased_seq from conversations where id = $1), 0)
        and (seq <= $2 or not (${inStretch}) or content #>> '{notice,note}' is not null)
      order by seq limit 1`,
    valuesOf(stretch),
  );
  return rows.length > 0;
}

/** [AG11] Hides a colleague's note to the next agent. */
const presentWithin = ({ notesOf }: Stretch, row: MessageRow): Message => {
  const message = presentMessage(messageOf(row));
  return notesOf === null ? message : withoutNotes(message);
};

export interface MessagesOf {
  accountId: AccountId;
  conversationId: ConversationId;
  limit: ReadingLimit | null;
}

/** Returns a page and the last event's number, from which the feed continues. */
export function readMessages(
  pool: Pool,
  { accountId, conversationId, limit }: MessagesOf,
  asked: PageAsked,
): Promise<MessagesPage> {
  return transaction(
    pool,
    async (client) => {
      const seq = (await readHead(client, accountId)) ?? 0;
      const stretch = await findStretch(client, conversationId, limit);
      const [older, newer] = await readSides(client, stretch, asked);
      const rows = [...older.rows, ...newer.rows];
      return {
        seq,
        messages: rows.map((r) => presentWithin(stretch, r)),
        more: older.more,
        newer: newer.more,
        gaps: await readGaps(client, accountId, rows),
        ...((await isMoreWithheld(client, stretch)) && { withheld: true as const }),
      };
    },
    "snapshot",
  );
}

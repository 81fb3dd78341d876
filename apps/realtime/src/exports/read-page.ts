/** [EX4] Reads a part in log order, one statement per page. */

import type { ExportedMessage } from "@jieru/shared/protocol/exports";
import type { Pool } from "pg";
import { singleRow } from "../database/single-row.ts";
import { type MessageRow, messageColumns, messageOf } from "../lane/rows.ts";
import { extensionOf } from "../media/uploads/sent-media.ts";
import { presentMessage, withoutNotes } from "../presenters/present.ts";
import type { Part, Stretch } from "./part.ts";

export const pageSize = 500;
const countedAtOnce = 5_000;

interface Looked {
  seq: number;
  at: number;
  /** Not erased since (RT3). */
  stands: boolean;
}

interface Row extends MessageRow, Looked {
  openid: string;
  remark: string | null;
  agent_name: string | null;
  content_type: string | null;
}

/** NOTE: limits before filtering, so that every page costs the same. */
const cutOut = ({ conversationId }: Part): string =>
  `select * from messages where ${conversationId === null ? "account_id" : "conversation_id"} = $1
      and seq > $2 and seq <= $3 order by seq limit $4`;

const columns = messageColumns.replace(/\w+/g, "m.$&");
const stands = `m.seq > coalesce(c.erased_seq, 0)`;
const imageOf = `coalesce(m.content #>> '{image,mediaId}', m.content #>> '{card,cover,mediaId}')`;

export interface Page {
  messages: ExportedMessage[];
  /** null: the range was read to its end. */
  last: number | null;
}

/** Returns at most `size` messages. A page may be empty although more follows. */
export async function readPage(
  pool: Pool,
  part: Part,
  { after, upTo }: Stretch,
  size = pageSize,
): Promise<Page> {
  const { rows } = await pool.query<Row>(
    `select ${columns}, ${stands} as stands, c.openid, c.remark,
            a.name as agent_name, media.content_type
       from (${cutOut(part)}) m
       join conversations c on c.id = m.conversation_id
       left join agents a on a.id = m.agent_id
       left join media on media.id = ${imageOf}
      order by m.seq`,
    [part.conversationId ?? part.accountId, after, upTo, size],
  );
  const messages = rows
    .filter((row) => isIn(part, row) && (part.withNotes || row.content.type !== "note"))
    .map((row) => exportedOf(row, part.withNotes));
  return { messages, last: rows.length < size ? null : (rows.at(-1)?.seq ?? null) };
}

const isIn = ({ days }: Part, { at, stands }: Looked): boolean =>
  stands && (days === null || (at >= days.from && at < days.until));

function exportedOf(row: Row, withNotes: boolean): ExportedMessage {
  const { clientMessageId: _, delivery, at, ...message } = presentMessage(messageOf(row));
  return {
    ...(withNotes ? message : withoutNotes(message)),
    at: new Date(at).toISOString(),
    openid: row.openid,
    remark: row.remark,
    agentName: row.agent_name,
    file: fileOf(row),
    delivery: delivery && { state: delivery.state, reason: delivery.reason, code: delivery.code },
  };
}

function fileOf({ content, content_type: type }: Row): string | null {
  const image =
    content.type === "image" ? content.image : content.type === "miniprogrampage" ? content.card.cover : null;
  return image && type && `image-${image.mediaId}.${extensionOf(type)}`;
}

/** [EX5] Counts the messages as of now. Rejects with the reason of `signal`. */
export async function countMessages(pool: Pool, part: Part, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const { after: start, upTo } of part.stretches)
    for (let after: number | null = start; after !== null; ) {
      const step: Step = await countSome(pool, part, { after, upTo });
      signal.throwIfAborted();
      count += step.counted;
      after = step.looked < countedAtOnce ? null : step.last;
    }
  return count;
}

interface Step {
  looked: number;
  counted: number;
  last: number | null;
}

async function countSome(pool: Pool, part: Part, { after, upTo }: Stretch): Promise<Step> {
  const counted = await pool.query<Step>(
    `select count(*)::int as looked, max(m.seq) as last,
            count(*) filter (where ${stands} and ($5 or m.content ->> 'type' <> 'note')
              and ($6::bigint is null or m.at >= $6 and m.at < $7))::int as counted
       from (${cutOut(part)}) m join conversations c on c.id = m.conversation_id`,
    [
      part.conversationId ?? part.accountId,
      after,
      upTo,
      countedAtOnce,
      part.withNotes,
      part.days?.from,
      part.days?.until,
    ],
  );
  return singleRow(counted);
}

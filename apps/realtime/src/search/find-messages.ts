/**
 * Finds messages, newest first, in growing groups of segments. Candidates from the index are checked against their
 * current message and the viewer's rights.
 */
import type { AccountId, AgentId, ConversationId, MessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { excerptOf, hitsIn } from "@jieru/shared/domain/search";
import type { MessageHit } from "@jieru/shared/protocol/search";
import type { Pool } from "pg";
import { createYield } from "../base/async.ts";
import { rulingSession } from "../policies/conversation.ts";
import {
  type Asked,
  customerIn,
  type FoundRow,
  foundColumns,
  matches,
  maybeReadableBy,
  messageTextSql,
  readableBy,
  restrictedTo,
  sessionIn,
  withinReachOf,
} from "./found.ts";
import { listSegments, type Segment } from "./segments.ts";
import { messagesOn, notesOn, type Place, queryOf } from "./terms.ts";

export interface MessageSearch extends Asked {
  kind: "messages" | "notes";
  before: number | null;
}

export interface FoundMessages {
  hits: MessageHit[];
  /** null at the end. */
  next: number | null;
  /** The oldest searched time; null at the end. */
  lookedBackTo: number | null;
}

/** After this time the page ends early. */
const budgetMs = 60;
const candidatesAtOnce = 1_000;
const firstLook = 64;

interface Candidate {
  seq: number;
  at: number;
}

/** Each twice as large as the one before. */
function* inGroups(segments: readonly Segment[]): Generator<readonly Segment[]> {
  for (let at = 0, size = 1; at < segments.length; at += size, size = Math.min(size * 2, 16))
    yield segments.slice(at, at + size);
}

/** A page may be short or empty: continue at `next`. */
export async function findMessages(
  pool: Pool,
  accountId: AccountId,
  search: MessageSearch,
): Promise<FoundMessages> {
  const started = performance.now();
  const late = () => performance.now() - started > budgetMs;
  const placeOn = search.kind === "notes" ? notesOn : messagesOn;
  const hits: MessageHit[] = [];
  let before = search.before;
  const segments = await listSegments(pool, accountId, search, before);
  for (const group of inGroups(segments)) {
    const places = group.map(({ id }) => placeOn(id));
    for (;;) {
      const candidates = await listCandidates(pool, accountId, { ...search, before, places });
      let taken = 0;
      for (let size = firstLook; taken < candidates.length; size *= 4) {
        const some = candidates.slice(taken, taken + size);
        const read = await readHits(pool, accountId, search, some);
        hits.push(...read.hits);
        taken += some.length;
        const last = read.ranOutAt ?? (some.at(-1) as Candidate);
        before = last.seq;
        if (hits.length > search.limit) return cutAt(hits, search.limit);
        if (read.ranOutAt || late()) return { hits, next: before, lookedBackTo: last.at };
      }
      if (candidates.length < candidatesAtOnce) break;
    }
    const oldest = group.at(-1) as Segment;
    before = oldest.fromSeq;
    if (late() && oldest !== segments.at(-1)) return { hits, next: before, lookedBackTo: oldest.fromAt };
  }
  return { hits, next: null, lookedBackTo: null };
}

function cutAt(found: readonly MessageHit[], limit: number): FoundMessages {
  const hits = found.slice(0, limit);
  const last = hits.at(-1);
  return { hits, next: last?.seq ?? null, lookedBackTo: last?.at ?? null };
}

interface Look extends MessageSearch {
  places: readonly Place[];
}

/** NOTE: `offset 0` keeps the planner from scanning the primary key backwards. */
async function listCandidates(
  pool: Pool,
  accountId: AccountId,
  { places, pieces, before, from, to, viewer }: Look,
): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>({
    text: `select w.seq, w.at from unnest($2::text[]) as asked(query)
       cross join lateral (select seq, conversation_id, at from message_words
                            where words @@ asked.query::tsquery and account_id = $1 offset 0) w
      where ($3::bigint is null or w.seq < $3) and ($4::bigint is null or w.at >= $4) and ($5::bigint is null or w.at <= $5)
        and ${maybeReadableBy("$7")}
      order by w.seq desc limit $6`,
    values: [
      accountId,
      places.map((place) => queryOf(place, pieces)),
      before,
      from,
      to,
      candidatesAtOnce,
      restrictedTo(viewer),
    ],
  });
  return rows;
}

interface MessageRow extends FoundRow {
  id: MessageId;
  seq: number;
  at: number;
  direction: Message["direction"];
  agent_id: AgentId | null;
  conversation_id: ConversationId;
  said: string;
}

interface ReadHits {
  hits: MessageHit[];
  /** The last candidate checked in time. */
  ranOutAt: Candidate | null;
}

async function readHits(
  pool: Pool,
  accountId: AccountId,
  { viewer, pieces, agentId, tag, state, topicId }: MessageSearch,
  candidates: readonly Candidate[],
): Promise<ReadHits> {
  const { rows } = await pool.query<MessageRow>({
    name: "search_hits",
    text: `select m.id, m.seq, m.at, m.direction, m.agent_id, ${foundColumns},
            ${messageTextSql} as said
       from unnest($2::bigint[]) as candidate(seq)
       join messages m on m.account_id = $1 and m.seq = candidate.seq
       join conversations c on c.id = m.conversation_id and m.seq > coalesce(c.erased_seq, 0)
       ${rulingSession}
      where ${readableBy("$3")} and ${withinReachOf("$3")} and ${matches("$4", "$5")}
        and ($6::text is null or m.agent_id = $6
             or exists (select from sessions own where own.id = m.session_id and own.owner_id = $6))
        and ($7::text is null or exists (select from sessions own where own.id = m.session_id and own.topic_id = $7))
      order by m.seq desc`,
    values: [accountId, candidates.map(({ seq }) => seq), restrictedTo(viewer), tag, state, agentId, topicId],
  });
  const found: MessageHit[] = [];
  const started = performance.now();
  const othersTurn = createYield();
  for (const row of rows) {
    const hits = hitsIn(row.said, pieces);
    if (hits) found.push(presentHit(row, excerptOf(row.said, hits)));
    if (performance.now() - started > budgetMs) return { hits: found, ranOutAt: row };
    await othersTurn();
  }
  return { hits: found, ranOutAt: null };
}

const presentHit = (row: MessageRow, excerpt: MessageHit["excerpt"]): MessageHit => ({
  id: row.id,
  seq: row.seq,
  at: row.at,
  direction: row.direction,
  agentId: row.agent_id,
  excerpt,
  customer: customerIn(row),
  session: sessionIn(row),
});

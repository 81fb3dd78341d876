import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { hitsIn } from "@jieru/shared/domain/search";
import type { CustomerHit } from "@jieru/shared/protocol/search";
import type { Pool } from "pg";
import { rulingSession } from "../policies/conversation.ts";
import { wordsOf } from "./customer-words.ts";
import {
  type Asked,
  customerIn,
  type FoundRow,
  foundColumns,
  matches,
  maybeReadableBy,
  readableBy,
  restrictedTo,
  sessionIn,
} from "./found.ts";
import { customersOf, queryOf } from "./terms.ts";

interface Last {
  before: number;
  beforeId: ConversationId;
}

export interface CustomerSearch extends Asked {
  last: Last | null;
}

export interface FoundCustomers {
  hits: CustomerHit[];
  next: Last | null;
}

interface Candidate {
  id: ConversationId;
  at: number;
}

const candidatesAtOnce = 500;
/** [FI7] After so many queries a page ends early. */
const maxQueries = 4;
const budgetMs = 60;

export async function findCustomers(
  pool: Pool,
  accountId: AccountId,
  search: CustomerSearch,
): Promise<FoundCustomers> {
  const number = await numberOf(pool, accountId);
  if (number === null) return { hits: [], next: null };
  const started = performance.now();
  const late = () => performance.now() - started > budgetMs;
  const query = queryOf(customersOf(number), search.pieces);
  const hits: CustomerHit[] = [];
  let { last } = search;
  for (let look = 0; look < maxQueries; look++) {
    const candidates = await listCandidates(pool, accountId, query, { ...search, last });
    hits.push(...(await readHits(pool, search, candidates)));
    if (hits.length > search.limit) return cutAt(hits, search.limit);
    const end = candidates.at(-1);
    if (!end || candidates.length < candidatesAtOnce) return { hits, next: null };
    last = { before: end.at, beforeId: end.id };
    if (late()) break;
  }
  return { hits, next: last };
}

function cutAt(found: readonly CustomerHit[], limit: number): FoundCustomers {
  const hits = found.slice(0, limit);
  const last = hits.at(-1);
  return { hits, next: last ? { before: last.spokenAt, beforeId: last.customer.id } : null };
}

async function numberOf(pool: Pool, accountId: AccountId): Promise<number | null> {
  const { rows } = await pool.query<{ number: number }>(
    `select number from search_cursors where account_id = $1`,
    [accountId],
  );
  return rows[0]?.number ?? null;
}

async function listCandidates(
  pool: Pool,
  accountId: AccountId,
  query: string,
  { last, from, to, viewer }: CustomerSearch,
): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>({
    text: `select conversation_id as id, at from (select conversation_id, spoken_at as at from customer_words
                       where words @@ $2::tsquery and account_id = $1 offset 0) w
      where ($3::bigint is null or (at, conversation_id) < ($3, $4))
        and ($5::bigint is null or at >= $5) and ($6::bigint is null or at <= $6) and ${maybeReadableBy("$8")}
      order by at desc, conversation_id desc limit $7`,
    values: [
      accountId,
      query,
      last?.before ?? null,
      last?.beforeId ?? "",
      from,
      to,
      candidatesAtOnce,
      restrictedTo(viewer),
    ],
  });
  return rows;
}

interface CustomerRow extends FoundRow {
  at: number;
}

async function readHits(
  pool: Pool,
  { viewer, pieces, agentId, tag, state, topicId }: CustomerSearch,
  candidates: readonly Candidate[],
): Promise<CustomerHit[]> {
  if (candidates.length === 0) return [];
  const { rows } = await pool.query<CustomerRow>({
    name: "search_customers",
    text: `select candidate.at, ${foundColumns}
       from unnest($1::text[], $2::bigint[]) as candidate(id, at)
       join conversations c on c.id = candidate.id
       ${rulingSession}
      where ${readableBy("$3")} and ${matches("$4", "$5")} and ($6::text is null or s.owner_id = $6 or c.last_owner_id = $6)
        and ($7::text is null or exists (select from sessions own where own.conversation_id = c.id and own.topic_id = $7
                                            and ($3::text is null or s.owner_id = $3 or own.id = s.id)
                                            and (c.erased_seq is null or own.last_seq > c.erased_seq)))
      order by candidate.at desc, c.id desc`,
    values: [
      candidates.map(({ id }) => id),
      candidates.map(({ at }) => at),
      restrictedTo(viewer),
      tag,
      state,
      agentId,
      topicId,
    ],
  });
  return rows
    .filter((row) => hitsIn(wordsOf(row), pieces) !== null)
    .map((row) => ({ customer: customerIn(row), session: sessionIn(row), spokenAt: row.at }));
}

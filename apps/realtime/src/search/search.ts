import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type Piece, piecesOf, wordPiecesOf } from "@jieru/shared/domain/search";
import type { SearchAnswer, SearchQuery } from "@jieru/shared/protocol/search";
import type { Pool } from "pg";
import { findCustomers } from "./find-customers.ts";
import { findMessages } from "./find-messages.ts";

type Found = Pick<SearchAnswer, "messages" | "customers" | "next" | "lookedBackTo">;

const nothing: Found = { messages: [], customers: [], next: null, lookedBackTo: null };

/** Searches the exact text, then its words (FI2). */
export async function search(
  pool: Pool,
  accountId: AccountId,
  viewer: Viewer,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const asTyped = piecesOf(query.q);
  const byWords = wordPiecesOf(query.q);
  const behind = await countBehind(pool, accountId);
  const look = (pieces: readonly Piece[]) => find(pool, accountId, { viewer, query, pieces });
  if (query.by === "words") return { by: "words", ...(await look(byWords)), behind };
  const found = await look(asTyped);
  const isNothing = found.messages.length + found.customers.length === 0 && found.next === null;
  const mayWiden = query.by === undefined && query.before === undefined && byWords.length > asTyped.length;
  if (!isNothing || !mayWiden) return { by: "typed", ...found, behind };
  return { by: "words", ...(await look(byWords)), behind };
}

async function find(
  pool: Pool,
  accountId: AccountId,
  { viewer, query, pieces }: { viewer: Viewer; query: SearchQuery; pieces: readonly Piece[] },
): Promise<Found> {
  if (pieces.length === 0) return nothing;
  const {
    kind,
    from = null,
    to = null,
    agentId = null,
    tag = null,
    state = null,
    topicId = null,
    limit,
  } = query;
  const { before = null, beforeId } = query;
  const asked = { viewer, pieces, from, to, agentId, tag, state, topicId, limit };
  if (kind === "customers") {
    const last = before !== null && beforeId ? { before, beforeId } : null;
    const { hits, next } = await findCustomers(pool, accountId, { ...asked, last });
    return { ...nothing, customers: hits, next };
  }
  const { hits, next, lookedBackTo } = await findMessages(pool, accountId, { ...asked, kind, before });
  return { ...nothing, messages: hits, next: next === null ? null : { before: next }, lookedBackTo };
}

async function countBehind(pool: Pool, accountId: AccountId): Promise<number> {
  const { rows } = await pool.query<{ behind: number }>(
    `select a.head_seq - coalesce(c.seq, 0) as behind
       from accounts a left join search_cursors c on c.account_id = a.id where a.id = $1`,
    [accountId],
  );
  return Math.max(0, rows[0]?.behind ?? 0);
}

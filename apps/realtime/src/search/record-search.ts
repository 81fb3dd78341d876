import { createHmac, randomBytes } from "node:crypto";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { SearchAnswer, SearchQuery } from "@jieru/shared/protocol/search";
import type { Pool } from "pg";
import { recordBounded } from "../audit/record-bounded.ts";

interface Searcher {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
  at: number;
}
interface Latest {
  q: string;
  filters: string;
  at: number;
}

const typingMs = 60_000;
const hourMs = 3_600_000;
/** The oldest entry is forgotten first. */
const rememberedAtMost = 10_000;

const filtersOf = ({
  q: _,
  before: __,
  beforeId: ___,
  limit: ____,
  by: _____,
  ...filters
}: SearchQuery): string => JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => a.localeCompare(b)));

/** Returns whether it continues the latest search, whose hits include these. */
function goesOn(latest: Latest | undefined, { q, filters, at }: Latest): boolean {
  if (latest?.filters !== filters) return false;
  return latest.q === q ? at - latest.at < hourMs : q.startsWith(latest.q) && at - latest.at < typingMs;
}

/** [AU7] Counts hits in others' conversations. */
function countOthers({ messages, customers }: SearchAnswer, agentId: AgentId) {
  const others = [...messages, ...customers].filter(({ session }) => session.ownerId !== agentId);
  return { hits: others.length, conversations: new Set(others.map(({ customer }) => customer.id)).size };
}

/** [AU7] Records searches that find others' conversations. A query is stored only as a key under a temporary secret. */
export function createSearchRecorder(pool: Pool) {
  const secret = randomBytes(32);
  const searches = new Map<string, Latest>();
  const remember = (place: string, search: Latest): void => {
    searches.delete(place);
    searches.set(place, search);
    for (const oldest of searches.keys()) {
      if (searches.size <= rememberedAtMost) break;
      searches.delete(oldest);
    }
  };

  return async (searcher: Searcher, query: SearchQuery, answer: SearchAnswer): Promise<void> => {
    const { accountId, agentId, at } = searcher;
    const { hits, conversations } = countOthers(answer, agentId);
    if (hits === 0) return;
    const place = JSON.stringify([accountId, agentId, query.kind]);
    const search = { q: query.q, filters: filtersOf(query), at };
    if (!goesOn(searches.get(place), search))
      await recordBounded(pool, {
        ...searcher,
        what: "searched",
        often: "searched_often",
        about: query.kind,
        detail: `${hits} ${conversations}`,
        key: createHmac("sha256", secret)
          .update(JSON.stringify([search.q, search.filters]))
          .digest("hex"),
        part: Math.floor(at / hourMs),
      });
    remember(place, search);
  };
}

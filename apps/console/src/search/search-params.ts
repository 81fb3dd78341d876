/** [FI8] What is searched for, as the address holds it. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { SessionState } from "@jieru/shared/domain/session";
import type { SearchKind } from "@jieru/shared/protocol/search";

export const spans = ["day", "week", "month", "quarter"] as const;
export type Span = (typeof spans)[number];

export interface SearchParams {
  q?: string;
  /** Absent: all of them, a few of each. */
  kind?: SearchKind;
  span?: Span;
  agent?: AgentId;
  tag?: string;
  state?: SessionState;
}

const kinds: readonly unknown[] = ["messages", "notes", "customers"] satisfies SearchKind[];
const states: readonly unknown[] = ["waiting", "active", "inactive", "ended"] satisfies SessionState[];

/** Words of digits come out of the address as numbers. */
const words = (value: unknown, longest: number): string | undefined =>
  typeof value === "string" || typeof value === "number"
    ? String(value).slice(0, longest) || undefined
    : undefined;
const oneOf = <T>(value: unknown, all: readonly unknown[]): T | undefined =>
  all.includes(value) ? (value as T) : undefined;

/** Whatever somebody wrote into the address; what means nothing is left out. */
export function searchParams(given: Record<string, unknown>): SearchParams {
  const params = {
    q: words(given.q, 100),
    kind: oneOf<SearchKind>(given.kind, kinds),
    span: oneOf<Span>(given.span, spans),
    agent: words(given.agent, 64) as AgentId | undefined,
    tag: words(given.tag, 20),
    state: oneOf<SessionState>(given.state, states),
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

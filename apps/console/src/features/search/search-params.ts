/** [FI8] The query in the address. */
import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { type SessionState, sessionStates } from "@jieru/shared/domain/session";
import { maxTagLength } from "@jieru/shared/domain/tags";
import { maxQueryLength, type SearchKind } from "@jieru/shared/protocol/search";
import { textInAddress } from "../../lib/browser/text-in-address.ts";

export const spans = ["day", "week", "month", "quarter"] as const;
export type Span = (typeof spans)[number];

export interface SearchParams {
  q?: string;
  /** Absent: all kinds, a few results of each. */
  kind?: SearchKind;
  span?: Span;
  agent?: AgentId;
  tag?: string;
  state?: SessionState;
  topic?: TopicId;
}

const kinds: readonly unknown[] = ["messages", "notes", "customers"] satisfies SearchKind[];

/** [FI8] [TG1] Truncates by characters as the server counts them: an emoji is one. */
const atMost = (max: number, text: string | undefined): string | undefined =>
  text && Array.from(text).slice(0, max).join("");
const oneOf = <T>(value: unknown, all: readonly unknown[]): T | undefined =>
  all.includes(value) ? (value as T) : undefined;

/** Reads the query from the address; invalid values are left out. */
export function searchParams(search: Record<string, unknown>): SearchParams {
  const params = {
    q: atMost(maxQueryLength, textInAddress(search.q)),
    kind: oneOf<SearchKind>(search.kind, kinds),
    span: oneOf<Span>(search.span, spans),
    agent: textInAddress(search.agent)?.slice(0, 64) as AgentId | undefined,
    tag: atMost(maxTagLength, textInAddress(search.tag)),
    state: oneOf<SessionState>(search.state, sessionStates),
    topic: textInAddress(search.topic)?.slice(0, 64) as TopicId | undefined,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

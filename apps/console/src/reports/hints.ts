/** [RP13] Which sentence explains a column: agents' sessions are others than a day's, and some columns need no words. */
import type { SortedTable } from "./sort.ts";

const ofDays = [
  "opened",
  "messages",
  "replies",
  "picked_up",
  "answered",
  "not_answered",
  "never_picked_up",
  "closed_unanswered",
  "one_minute",
  "five_minutes",
  "first",
  "queue_average",
  "queue_longest",
] as const;
const ofAgents = [
  "picked_up",
  "answered",
  "not_answered",
  "closed_unanswered",
  "one_minute",
  "five_minutes",
  "response",
  "replies",
] as const;
const ofTopics = ["sessions", "share", "before", "change"] as const;
const ofRatings = ["asked", "rated", "average", "satisfied"] as const;
const ofRules = ["warned", "sent_anyway", "blocked"] as const;

const found = <K extends string>(known: readonly K[], column: string): K | undefined =>
  known.find((one) => one === column);

/** The key of the column's sentence; that of an empty one for a name. */
export function hintOf(table: SortedTable, column: string) {
  switch (table) {
    case "by_day":
      return `hint.${found(ofDays, column) ?? "none"}` as const;
    case "by_agent":
      return `agent_hint.${found(ofAgents, column) ?? "none"}` as const;
    case "by_topic":
      return `hint.${found(ofTopics, column) ?? "none"}` as const;
    case "rated_day":
    case "rated_agent":
      return `hint.${found(ofRatings, column) ?? "none"}` as const;
    case "conduct":
    case "conduct_day":
      return `hint.${found(ofRules, column) ?? "none"}` as const;
  }
}

/** [RP9] By which column each table is sorted, as the address holds it: `messages.down`. */
export const columnsOf = {
  by_day: [
    "day",
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
  ],
  by_agent: [
    "agent",
    "picked_up",
    "answered",
    "not_answered",
    "closed_unanswered",
    "one_minute",
    "five_minutes",
    "response",
    "replies",
  ],
  by_topic: ["topic", "sessions", "share", "before", "change"],
  rated_day: ["day", "asked", "rated", "average", "satisfied"],
  rated_agent: ["agent", "asked", "rated", "average", "satisfied"],
  conduct: ["agent", "rule", "warned", "sent_anyway", "blocked"],
  conduct_day: ["day", "agent", "rule", "warned", "sent_anyway", "blocked"],
} as const;

export type SortedTable = keyof typeof columnsOf;
export type ColumnOf<T extends SortedTable> = (typeof columnsOf)[T][number];
/** By a column of `columnsOf`, or by a topic. */
export type Sort = `${string}.${"up" | "down"}`;

export const sortedTables = Object.keys(columnsOf) as SortedTable[];

/** As the rows come: the address does not name it. */
export const usualSorts = {
  by_day: "day.down",
  by_agent: "picked_up.down",
  by_topic: "sessions.down",
  rated_day: "day.down",
  rated_agent: "asked.down",
  conduct: "warned.down",
  conduct_day: "day.down",
} as const satisfies Record<SortedTable, Sort>;

export const partsOf = (sort: Sort): { by: string; isDown: boolean } => {
  const at = sort.lastIndexOf(".");
  return { by: sort.slice(0, at), isDown: sort.slice(at) === ".down" };
};

/** [WU10] By which topic the table of topics is sorted, where it has one column for each: whether there is such a one, the table knows. */
export const readTopicSort = (value: unknown): Sort | null =>
  typeof value === "string" && /^[\x21-\x7e]{1,64}\.(up|down)$/.test(value) ? (value as Sort) : null;

/** Named by words, which begin with the first. */
const named: readonly string[] = ["agent", "topic", "rule"];

/** null for the usual one, and for what is none. */
export function readSort(table: SortedTable, value: unknown): Sort | null {
  const sorts = columnsOf[table].flatMap((by): Sort[] => [`${by}.up`, `${by}.down`]);
  const sort = sorts.find((known) => known === value);
  return sort && sort !== usualSorts[table] ? sort : null;
}

/** What a press on a column's head leads to. */
export function pressed(before: Sort, column: string): Sort {
  const { by, isDown } = partsOf(before);
  const goesDown = by === column ? !isDown : !named.includes(column);
  return `${column}.${goesDown ? "down" : "up"}`;
}

/** What a row is sorted by; null where it has none. */
export type Rank = number | string | null;

/** null comes last either way; what is equal stays as it was. */
export function sorted<R>(
  rows: readonly R[],
  rankOf: (row: R) => Rank,
  isDown: boolean,
  language: string,
): R[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const order = (a: Rank, b: Rank): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const up = typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
    return isDown ? -up : up;
  };
  return rows.toSorted((a, b) => order(rankOf(a), rankOf(b)));
}

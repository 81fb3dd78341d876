/** [RP9] The columns by which each table is sorted, in the address as `messages.down`. */
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
export type Sort = `${string}.${"up" | "down"}`;

export const sortedTables = Object.keys(columnsOf) as SortedTable[];

/** The default order, absent from the address. */
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

/** [WU8] Reads the topic to sort by. Only the table knows whether it exists. */
export const readTopicSort = (value: unknown): Sort | null =>
  typeof value === "string" && /^[\x21-\x7e]{1,64}\.(up|down)$/.test(value) ? (value as Sort) : null;

const named: readonly string[] = ["agent", "topic", "rule"];

/** Returns null for the default or an invalid value. */
export function readSort(table: SortedTable, value: unknown): Sort | null {
  const sorts = columnsOf[table].flatMap((by): Sort[] => [`${by}.up`, `${by}.down`]);
  const sort = sorts.find((known) => known === value);
  return sort && sort !== usualSorts[table] ? sort : null;
}

export function pressed(before: Sort, column: string): Sort {
  const { by, isDown } = partsOf(before);
  const goesDown = by === column ? !isDown : !named.includes(column);
  return `${column}.${goesDown ? "down" : "up"}`;
}

export type Rank = number | string | null;

/** Sorts stably with null last in both directions. */
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

/**
 * Builds the timeline's rows. A row is one message, or the notices of one moment. The separators above it (day,
 * session, "new" line) belong to the row, so that it keeps its key and the scroll position when older pages load.
 */
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { type FirstNew, firstUnread } from "./read-up-to.ts";
import {
  createDayOf,
  type DayOf,
  type RowBody,
  rowBodies,
  type TimelineSource,
  timeOfBody,
  type Unsent,
} from "./timeline-bodies.ts";

const groupWithinMs = 2 * 60_000;

export type TimelineRow<P extends Unsent = Unsent> = RowBody<P> & {
  key: string;
  at: number;
  day: boolean;
  /** [RD6] The session that begins here, after another one. */
  session: SessionStart | null;
  withheld: boolean;
  /** The number of unread messages, if the "new" line is above this row. */
  newCount: number | null;
  lead: boolean;
  tail: boolean;
};

export interface SessionStart {
  id: SessionId;
  /** The agents who served it, in order, as far as loaded messages show. */
  servedBy: string[];
}

/**
 * Returns messages ascending by seq, then unsent replies. [RD4] At an edge with more messages to load, the outermost
 * row is left out, as its separators and grouping depend on its neighbour.
 */
export function timelineRows<P extends Unsent>(source: TimelineSource<P>): TimelineRow<P>[] {
  const { messages, more = false, newer = false } = source;
  const dayOf = createDayOf();
  const bodies = rowBodies(source, dayOf);
  const firstNew = firstUnread(source);
  const rows = bodies.map((body, i) =>
    rowOf(body, { before: bodies[i - 1], after: bodies[i + 1], firstNew, dayOf }),
  );
  nameSessions(rows, messages);
  if (source.withheld && !more && rows[0]) rows[0].withheld = true;
  return rows.length > 2 ? rows.slice(more ? 1 : 0, newer ? -1 : undefined) : rows;
}

/** [DW2] Returns `rows` with unchanged rows taken from `before`, so that only changed rows render. */
export function keepRows<R extends TimelineRow>(before: readonly R[], rows: R[]): R[] {
  const known = new Map(before.map((r) => [r.key, r]));
  return rows.map((r) => {
    const old = known.get(r.key);
    return old && isSame(old, r) ? old : r;
  });
}

/** Compares values, including lists and small objects. Messages are replaced, never changed. */
function isSame(a: unknown, b: unknown, depth = 3): boolean {
  if (a === b) return true;
  if (depth === 0 || typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  const names = Object.keys(a) as never[];
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name], depth - 1));
}

/** Sets the agents on each row that begins another session. */
function nameSessions(rows: TimelineRow[], messages: readonly Message[]): void {
  const servedBy = new Map<SessionId, Set<string>>();
  for (const m of messages) {
    if (m.sessionId === null || m.type !== "notice") continue;
    const { notice } = m;
    if (notice.what !== "picked_up" && notice.what !== "transferred" && notice.what !== "taken_over")
      continue;
    servedBy.set(m.sessionId, (servedBy.get(m.sessionId) ?? new Set()).add(notice.agentName));
  }
  let last: SessionId | null = null;
  for (const r of rows) {
    const id = sessionOf(r);
    if (id === null) continue;
    if (last !== null && id !== last) r.session = { id, servedBy: [...(servedBy.get(id) ?? [])] };
    last = id;
  }
}

function sessionOf(body: RowBody<Unsent>): SessionId | null {
  if (body.kind === "message" || body.kind === "note") return body.message.sessionId;
  return body.kind === "notices" ? (body.messages[0]?.sessionId ?? null) : null;
}

export function showsMessage(row: TimelineRow, seq: number): boolean {
  if (row.kind === "message" || row.kind === "note") return row.message.seq === seq;
  return row.kind === "notices" && row.messages.some((m) => m.seq === seq);
}

interface Surroundings<P extends Unsent> {
  before: RowBody<P> | undefined;
  after: RowBody<P> | undefined;
  firstNew: FirstNew | null;
  dayOf: DayOf;
}

function rowOf<P extends Unsent>(
  body: RowBody<P>,
  { before, after, firstNew, dayOf }: Surroundings<P>,
): TimelineRow<P> {
  const startsNew = body.kind === "message" && body.message.id === firstNew?.id;
  const day = !before || dayOf(timeOfBody(before)) !== dayOf(timeOfBody(body));
  return {
    ...body,
    key: keyOf(body),
    at: timeOfBody(body),
    day,
    session: null,
    withheld: false,
    newCount: startsNew ? (firstNew?.count ?? null) : null,
    lead: day || startsNew || !before || !sameGroup(before, body),
    tail: !after || !sameGroup(body, after),
  };
}

/** A reply keeps its key when the server's message replaces the unsent one. */
function keyOf(body: RowBody<Unsent>): string {
  if (body.kind === "unsent") return body.unsent.clientMessageId;
  if (body.kind === "message" || body.kind === "note") return body.message.clientMessageId ?? body.message.id;
  if (body.kind === "notices") return body.messages[0]?.id ?? "notices";
  return `gap-${body.gaps[0]?.from}`;
}

function sameGroup(a: RowBody<Unsent>, b: RowBody<Unsent>): boolean {
  const speaker = speakerOf(a);
  return (
    speaker !== null && speaker === speakerOf(b) && Math.abs(timeOfBody(b) - timeOfBody(a)) <= groupWithinMs
  );
}

function speakerOf(body: RowBody<Unsent>): string | null {
  if (body.kind === "unsent") return body.unsent.body?.type === "note" ? null : body.unsent.agentId;
  if (body.kind !== "message") return null;
  return body.message.direction === "in" ? "customer" : (body.message.agentId ?? "agent");
}

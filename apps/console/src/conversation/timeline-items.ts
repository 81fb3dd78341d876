/**
 * What the timeline shows, row by row, from what was said and what is being sent.
 *
 * A row is one message, or the notices that tell one moment ("entered, picked up"). What stands *above* a message — the
 * day, the session, the line before the unread ones — belongs to its row: a row keeps its key when older pages are put before it, so
 * the place the reader looks at can be held.
 */
import type { ClientMessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Content, Message } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { notYetTold } from "../sync/apply-message.ts";

/** The same speaker within this time stands closer together. */
const groupWithinMs = 2 * 60_000;
/** [RD10] Gaps no further apart are told as one. */
const gapsWithinMs = 30 * 60_000;

export type NoticeMessage = Extract<Message, { type: "notice" }>;
export type NoteMessage = Extract<Message, { type: "note" }>;
/** Said by one side to the other. */
export type SpokenMessage = Exclude<Message, { type: "notice" | "note" }>;

/** A reply that left the composer and has no message yet. */
export interface Unsent {
  clientMessageId: ClientMessageId;
  at: number;
  body?: { type: string };
}

export type RowBody<P extends Unsent> =
  | { kind: "message"; message: SpokenMessage; repeatedBy: SpokenMessage | null }
  | { kind: "note"; message: NoteMessage }
  | { kind: "notices"; messages: NoticeMessage[] }
  | { kind: "unsent"; unsent: P }
  /** One, or several that are told as one. */
  | { kind: "gap"; gaps: PushGap[] };

export type TimelineRow<P extends Unsent = Unsent> = RowBody<P> & {
  key: string;
  at: number;
  /** The first row of its day: the instant the separator names. */
  day: boolean;
  /** [RD6] The session that begins here, where another one came before it. */
  session: SessionStart | null;
  /** How many unread messages start here, when the line stands above this row. */
  newCount: number | null;
  /** Starts a group: more room above. */
  lead: boolean;
  /** Ends a group: carries the time. */
  tail: boolean;
};

export interface SessionStart {
  id: SessionId;
  /** Who served it, in order, as far as its loaded messages tell. */
  servedBy: string[];
}

export interface TimelineSource<P extends Unsent> {
  messages: readonly Message[];
  /** Whether there are others before the first and after the last. */
  more?: boolean;
  newer?: boolean;
  unsent: readonly P[];
  /** The line stands above the first customer message after this seq, if any. */
  readUpTo: number | null;
  gaps?: readonly PushGap[];
}

/**
 * Messages ascending by seq, then what is not sent yet, in the order of pressing "send"; `before` are the rows shown until now. [RD4] What stands at an edge
 * beyond which there are more waits until its neighbour is there: how it is grouped, and what stands above it, would
 * change with the neighbour, and with it the place of everything else.
 */
export function timelineRows<P extends Unsent>(
  source: TimelineSource<P>,
  before: readonly TimelineRow<P>[] = [],
): TimelineRow<P>[] {
  const { messages, more = false, newer = false } = source;
  const unsent = newer ? [] : unsentBodies(source);
  const dayOf = createDayOf();
  const bodies = [...withGaps(messageBodies<P>(messages, dayOf), source.gaps ?? [], dayOf), ...unsent];
  const firstNew = firstUnread(source);
  const rows = bodies.map((body, i) => row(body, bodies[i - 1], bodies[i + 1], firstNew, dayOf));
  nameSessions(rows, messages);
  const shown = rows.length > 2 ? rows.slice(more ? 1 : 0, newer ? -1 : undefined) : rows;
  return keepRows(before, shown);
}

/** [DW4] A row that says the same as before is the same object, so that only what changed is drawn. */
function keepRows<R extends TimelineRow>(before: readonly R[], rows: R[]): R[] {
  const known = new Map(before.map((r) => [r.key, r]));
  return rows.map((r) => {
    const old = known.get(r.key);
    return old && isSame(old, r) ? old : r;
  });
}

/** The same values, in lists and small objects too. Messages are never changed, only replaced. */
function isSame(a: unknown, b: unknown, depth = 3): boolean {
  if (a === b) return true;
  if (depth === 0 || typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  const names = Object.keys(a) as never[];
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name], depth - 1));
}

interface FirstNew {
  id: string;
  count: number;
}

function firstUnread({ messages, readUpTo }: TimelineSource<Unsent>): FirstNew | null {
  if (readUpTo === null) return null;
  const unread = messages.filter((m) => m.direction === "in" && m.seq > readUpTo);
  return unread[0] ? { id: unread[0].id, count: unread.length } : null;
}

/** The seq after which the last `unread` customer messages start; null when all are read. */
export function readUpToOf(messages: readonly Message[], unread: number): number | null {
  if (unread <= 0) return null;
  const theirs = messages.filter((m) => m.direction === "in");
  const first = theirs[Math.max(0, theirs.length - unread)];
  return first ? first.seq - 1 : null;
}

/** [TR4] How far the owner has read, as far as the messages at hand can tell: not where the newest, or enough of them, are missing. */
export function seenUpTo(page: MessagesPage | undefined, unread: number): number | null {
  if (!page || page.newer) return null;
  const theirs = page.messages.filter((m) => m.direction === "in").length;
  return theirs < unread && page.more ? null : readUpToOf(page.messages, unread);
}

const isSpoken = (m: Message): m is SpokenMessage => m.type !== "notice" && m.type !== "note";

function messageBodies<P extends Unsent>(messages: readonly Message[], dayOf: DayOf): RowBody<P>[] {
  const repeats = new Map<string, SpokenMessage>();
  for (const m of messages) if (isSpoken(m) && m.resendOf) repeats.set(m.resendOf, m);
  return messages.reduce<RowBody<P>[]>((bodies, m) => {
    const last = bodies.at(-1);
    if (isSpoken(m)) {
      bodies.push({ kind: "message", message: m, repeatedBy: repeats.get(m.id) ?? null });
    } else if (m.type === "note") bodies.push({ kind: "note", message: m });
    else if (last?.kind === "notices" && tellsTheSame(last.messages, m, dayOf)) last.messages.push(m);
    else bodies.push({ kind: "notices", messages: [m] });
    return bodies;
  }, []);
}

/**
 * "The customer entered" and "was picked up" are one line when a minute or less lies between them; so are "was put on
 * the blacklist" and the end that came of it, and [RD10] coming in from the same place again and again.
 */
function tellsTheSame(before: NoticeMessage[], m: NoticeMessage, dayOf: DayOf): boolean {
  const last = before.at(-1);
  if (last?.notice.what === "blocked") return m.notice.what === "ended" && m.at === last.at;
  if (last?.notice.what !== "entered") return false;
  if (m.notice.what === "picked_up") return m.at - last.at <= 60_000;
  const again = m.notice.what === "entered" && m.notice.source === last.notice.source;
  return again && m.sessionId === last.sessionId && dayOf(m.at) === dayOf(last.at);
}

function unsentBodies<P extends Unsent>({ messages, unsent }: TimelineSource<P>): RowBody<P>[] {
  return notYetTold(unsent, messages).map((u) => ({ kind: "unsent", unsent: u }));
}

function withGaps<P extends Unsent>(
  bodies: RowBody<P>[],
  gaps: readonly PushGap[],
  dayOf: DayOf,
): RowBody<P>[] {
  const rows = [...bodies];
  for (const gap of gaps) {
    // Neither end is sharp: what came in the last moment before it, or the first after it, stands on its own side.
    const found = rows.findIndex((b) => atOf(b) >= (gap.from + gap.to) / 2);
    const index = found === -1 ? rows.length : found;
    const before = rows[index - 1];
    if (before?.kind === "gap" && goesOn(before.gaps, gap, dayOf)) before.gaps.push(gap);
    else rows.splice(index, 0, { kind: "gap", gaps: [gap] });
  }
  return rows;
}

function goesOn(gaps: readonly PushGap[], { from, to }: PushGap, dayOf: DayOf): boolean {
  const last = gaps.at(-1);
  return last !== undefined && from - last.to <= gapsWithinMs && dayOf(to) === dayOf(last.to);
}

/** Writes into each row whose session is not the one of the row before it who served that session. */
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

/** Whether the row shows the message of this seq. */
export function shows(row: TimelineRow, seq: number): boolean {
  if (row.kind === "message" || row.kind === "note") return row.message.seq === seq;
  return row.kind === "notices" && row.messages.some((m) => m.seq === seq);
}

function row<P extends Unsent>(
  body: RowBody<P>,
  before: RowBody<P> | undefined,
  after: RowBody<P> | undefined,
  firstNew: FirstNew | null,
  dayOf: DayOf,
): TimelineRow<P> {
  const startsNew = body.kind === "message" && body.message.id === firstNew?.id;
  const day = !before || dayOf(atOf(before)) !== dayOf(atOf(body));
  return {
    ...body,
    key: keyOf(body),
    at: atOf(body),
    day,
    session: null,
    newCount: startsNew ? (firstNew?.count ?? null) : null,
    lead: day || startsNew || !before || !sameGroup(before, body),
    tail: !after || !sameGroup(body, after),
  };
}

/** A reply keeps its key when the server's message takes the place of the unsent one. */
function keyOf(body: RowBody<Unsent>): string {
  if (body.kind === "unsent") return body.unsent.clientMessageId;
  if (body.kind === "message" || body.kind === "note") return body.message.clientMessageId ?? body.message.id;
  if (body.kind === "notices") return body.messages[0]?.id ?? "notices";
  return `gap-${body.gaps[0]?.from}`;
}

function atOf(body: RowBody<Unsent>): number {
  if (body.kind === "unsent") return body.unsent.at;
  if (body.kind === "message" || body.kind === "note") return body.message.at;
  if (body.kind === "notices") return body.messages[0]?.at ?? 0;
  return body.gaps.at(-1)?.to ?? 0;
}

function sameGroup(a: RowBody<Unsent>, b: RowBody<Unsent>): boolean {
  const speaker = speakerOf(a);
  return speaker !== null && speaker === speakerOf(b) && Math.abs(atOf(b) - atOf(a)) <= groupWithinMs;
}

function speakerOf(body: RowBody<Unsent>): string | null {
  if (body.kind === "unsent") return body.unsent.body?.type === "note" ? null : "me";
  if (body.kind !== "message") return null;
  return body.message.direction === "in" ? "customer" : (body.message.agentId ?? "agent");
}

/** When the day of an instant began, in the reader's time zone. */
type DayOf = (at: number) => number;

/** Neighbours are mostly of one day, which is asked for once. */
function createDayOf(): DayOf {
  let [from, to] = [0, 0];
  return (at) => {
    if (at < from || at >= to) {
      const date = new Date(at);
      from = date.setHours(0, 0, 0, 0);
      to = date.setDate(date.getDate() + 1);
    }
    return from;
  };
}

/** How tall a row is before it was measured; near enough that the scroll bar does not jump. */
export function estimateRow(row: TimelineRow): number {
  const above = (row.day ? 26 : 0) + (row.session ? 26 : 0) + (row.newCount ? 28 : 0) + (row.lead ? 10 : 4);
  if (row.kind === "notices") return above + 18;
  if (row.kind === "gap") return above + 28;
  if (row.kind === "note") return above + 32;
  return above + (row.kind === "message" ? bodyHeight(row.message) : 38);
}

function bodyHeight(content: Content): number {
  if (content.type === "image") return 99;
  if (content.type === "miniprogrampage" || content.type === "link") return 64;
  if (content.type !== "text") return 38;
  const lines = content.text.split("\n").reduce((n, line) => n + Math.max(1, Math.ceil(line.length / 31)), 0);
  return 16 + 22 * lines;
}

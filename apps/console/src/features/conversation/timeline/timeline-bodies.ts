import type { AgentId, ClientMessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import { unconfirmedOf } from "../../../data/store/apply-message.ts";

/** [RD10] Gaps no further apart than this are merged. */
const gapsWithinMs = 30 * 60_000;

export type NoticeMessage = Extract<Message, { type: "notice" }>;
export type NoteMessage = Extract<Message, { type: "note" }>;
export type SpokenMessage = Exclude<Message, { type: "notice" | "note" }>;

export interface Unsent {
  clientMessageId: ClientMessageId;
  agentId: AgentId;
  at: number;
  body?: { type: string };
}

export type RowBody<P extends Unsent> =
  | { kind: "message"; message: SpokenMessage; repeatedBy: SpokenMessage | null }
  | { kind: "note"; message: NoteMessage }
  | { kind: "notices"; messages: NoticeMessage[] }
  | { kind: "unsent"; unsent: P }
  | { kind: "gap"; gaps: PushGap[] };

export interface TimelineSource<P extends Unsent> {
  messages: readonly Message[];
  /** Whether there are more messages before the first and after the last. */
  more?: boolean;
  newer?: boolean;
  unsent: readonly P[];
  /** The "new" line is above the first customer message after this seq. */
  readUpTo: number | null;
  /** The newest message on opening: the first reply after it ends the count of the "new" line. */
  openedAt?: number | undefined;
  gaps?: readonly PushGap[];
  /** [RD24] Earlier messages are hidden until pick-up. */
  withheld?: boolean;
}

export function rowBodies<P extends Unsent>(source: TimelineSource<P>, dayOf: DayOf): RowBody<P>[] {
  const unsent = source.newer ? [] : unsentBodies(source);
  return [...withGaps(messageBodies<P>(source.messages, dayOf), source.gaps ?? [], dayOf), ...unsent];
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
    else if (last?.kind === "notices" && joinsNotices(last.messages, m, dayOf)) last.messages.push(m);
    else bodies.push({ kind: "notices", messages: [m] });
    return bodies;
  }, []);
}

/**
 * Returns whether the notice joins those before: picking up within a minute of entering, the end caused by blocking,
 * and [RD10] repeated entering.
 */
function joinsNotices(before: NoticeMessage[], m: NoticeMessage, dayOf: DayOf): boolean {
  const last = before.at(-1);
  if (last?.notice.what === "blocked") return m.notice.what === "ended" && m.at === last.at;
  if (last?.notice.what !== "entered") return false;
  if (m.notice.what === "picked_up") return m.at - last.at <= 60_000;
  const again = m.notice.what === "entered" && m.notice.source === last.notice.source;
  return again && m.sessionId === last.sessionId && dayOf(m.at) === dayOf(last.at);
}

function unsentBodies<P extends Unsent>({ messages, unsent }: TimelineSource<P>): RowBody<P>[] {
  return unconfirmedOf(unsent, messages).map((u) => ({ kind: "unsent", unsent: u }));
}

function withGaps<P extends Unsent>(
  bodies: RowBody<P>[],
  gaps: readonly PushGap[],
  dayOf: DayOf,
): RowBody<P>[] {
  const rows = [...bodies];
  for (const gap of gaps) {
    // The bounds of a gap are not exact: a message near a bound is placed by the gap's middle.
    const found = rows.findIndex((b) => timeOfBody(b) >= (gap.from + gap.to) / 2);
    const index = found === -1 ? rows.length : found;
    const before = rows[index - 1];
    if (before?.kind === "gap" && continuesGap(before.gaps, gap, dayOf)) before.gaps.push(gap);
    else rows.splice(index, 0, { kind: "gap", gaps: [gap] });
  }
  return rows;
}

function continuesGap(gaps: readonly PushGap[], { from, to }: PushGap, dayOf: DayOf): boolean {
  const last = gaps.at(-1);
  return last !== undefined && from - last.to <= gapsWithinMs && dayOf(to) === dayOf(last.to);
}

export function timeOfBody(body: RowBody<Unsent>): number {
  if (body.kind === "unsent") return body.unsent.at;
  if (body.kind === "message" || body.kind === "note") return body.message.at;
  if (body.kind === "notices") return body.messages[0]?.at ?? 0;
  return body.gaps.at(-1)?.to ?? 0;
}

/** Returns the start of the day in the reader's time zone. */
export type DayOf = (at: number) => number;

/** Caches the day, as neighbouring messages mostly share it. */
export function createDayOf(): DayOf {
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

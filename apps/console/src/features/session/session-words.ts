/** What a row says about its session, as plain strings: the same words for the eye and for the screen reader. */

import { isBlank } from "@jieru/shared/domain/blank";
import type { AgentId } from "@jieru/shared/domain/ids";
import { type Preview, previewLength } from "@jieru/shared/domain/message";
import { lastSpeaker, type Session } from "@jieru/shared/domain/session";
import { waitsSince } from "@jieru/shared/domain/waiting";
import type { Taker } from "../../data/optimistic/just-taken.ts";
import type { LeavingReply } from "../../data/outbox/pending-replies.ts";
import { timesAreExact } from "../../i18n/exact-times.ts";
import { formatAllowance } from "../../i18n/format-allowance.ts";
import { formatAhead, formatClock } from "../../i18n/format-clock.ts";
import { formatSince } from "../../i18n/format-duration.ts";
import { i18n } from "../../i18n/i18n.ts";
import { customerName } from "./customer-name.ts";
import { replyWords } from "./reply-words.ts";

function said(preview: Preview): string {
  if (preview.type === "image") return i18n.t("inbox:row.image");
  if (preview.type === "unsupported") {
    const key = `inbox:row.kind.${preview.text}`;
    return i18n.t(i18n.exists(key) ? (key as "inbox:row.kind.voice") : "inbox:row.unsupported");
  }
  const text = preview.text ?? "";
  if (preview.type === "miniprogrampage") return i18n.t("inbox:row.card", { title: text });
  if (preview.type === "link") return i18n.t("inbox:row.link", { title: text });
  return isBlank(text) ? i18n.t("inbox:row.blank") : text;
}

/** [WU5] [SE17] Of an ended session without an answer that it had none, what it was about, and the last line with its author. */
export function lastLine(session: Session, meId: AgentId): string {
  const words = lastWords(session, meId);
  const { state, wrapUp, outcome } = session;
  if (state !== "ended") return words;
  const text = wrapUp ? i18n.t("inbox:row.about", { topic: wrapUp.topic, text: words }) : words;
  if (!outcome || outcome === "answered") return text;
  return i18n.t("inbox:row.unanswered", { outcome: i18n.t(`inbox:row.outcome.${outcome}`), text });
}

function lastWords(session: Session, meId: AgentId): string {
  const last = session.lastMessage;
  // [AG7] There is a last line, but the session is somebody else's by now, or the message is past its retention.
  if (!last && session.state === "ended" && session.spoken) return i18n.t("inbox:row.withheld");
  if (!last || last.type === "notice")
    return i18n.t(session.spoken ? "inbox:row.nothing" : "inbox:row.entered");
  if (last.direction === "in") return said(last);
  return i18n.t(speakerKey(lastSpeaker(session), meId), { text: said(last) });
}

/** [SE13] As the timeline tells it: one's own, a colleague's, or the account's by itself. */
function speakerKey(speaker: AgentId | null, meId: AgentId) {
  if (speaker === meId) return "inbox:row.me";
  return speaker === null ? "inbox:row.automatic" : "inbox:row.agent";
}

/** [RD23] One's own reply, as the row will say it once the feed tells of it. */
export function leavingLine({ body }: LeavingReply): string {
  const [...characters] = replyWords(body).trim();
  return i18n.t("inbox:row.me", { text: characters.slice(0, previewLength).join("") });
}

/** The start of the age that a row shows: the customer's wait, or the silence of an inactive session; null if it shows a clock time. */
export const ageSince = (session: Session): number | null =>
  waitsSince(session) ?? (session.state === "inactive" ? session.lastActivityAt : null);

/** [SE13] When what the row shows was said; of an ended session, its end. */
export const saidAt = ({ endedAt, lastMessage, lastActivityAt }: Session): number =>
  endedAt ?? lastMessage?.at ?? lastActivityAt;

/** How long customers may wait before their wait is highlighted, in milliseconds. */
export interface WaitTargets {
  /** [AL5] In the queue. */
  waitTargetMs: number;
  /** [AL8] For an answer of the session's agent. */
  answerTargetMs: number;
}

/** The target that applies to the session, in milliseconds. */
export const targetOf = ({ state }: Session, { waitTargetMs, answerTargetMs }: WaitTargets): number =>
  state === "waiting" ? waitTargetMs : answerTargetMs;

/** The time at the end of the first line, what it stands for, and the instant behind it, which is shown when times are exact (TR5). */
export function rowTime(session: Session, now: number, targets: WaitTargets): RowTime {
  const time = shortRowTime(session, now, targetOf(session, targets));
  return timesAreExact() ? { tone: time.tone, at: time.at, text: formatClock(time.at, now) } : time;
}

interface RowTime {
  text: string;
  /** For a compact row, where it is another. */
  short?: string;
  tone: "waiting" | "inactive" | "plain";
  at: number;
}

function shortRowTime(session: Session, now: number, lateAfterMs: number): RowTime {
  const since = waitsSince(session);
  if (since !== null) {
    const waitedMs = now - since;
    const late = waitedMs > lateAfterMs && !session.lapsed;
    return {
      text: waitWords(session, waitedMs),
      // [AP1] Beside the owner's name or the allowance the whole words would leave the customer's name no room.
      ...(session.state !== "waiting" && { short: formatSince(waitedMs) }),
      tone: late ? "waiting" : "plain",
      at: since,
    };
  }
  if (session.state === "inactive") {
    const rest = formatSince(now - session.lastActivityAt);
    return {
      text: i18n.t("inbox:row.quiet", { rest }),
      short: rest,
      tone: "inactive",
      at: session.lastActivityAt,
    };
  }
  const at = saidAt(session);
  return { text: formatClock(at, now), tone: "plain", at };
}

function waitWords({ state }: Session, waitedMs: number): string {
  if (state !== "waiting") return i18n.t("inbox:row.unanswered_for", { rest: formatSince(waitedMs) });
  if (waitedMs < 60_000) return i18n.t("inbox:row.just_came");
  return i18n.t("inbox:row.waited", { rest: formatSince(waitedMs) });
}

const comma = (): string => (i18n.language === "en" ? ", " : "，");

function mark(session: Session): string | null {
  const delivery = session.lastMessage?.delivery;
  return delivery === "failed" || delivery === "unconfirmed" ? i18n.t(`inbox:row.${delivery}`) : null;
}

/** [RM9] */
function remindWords({ reminder }: Session, now: number): string | null {
  if (!reminder) return null;
  return reminder.due
    ? i18n.t("inbox:row.remind_due")
    : i18n.t("inbox:row.remind", { time: formatAhead(reminder.at, now) });
}

interface RowFacts {
  meId: AgentId;
  now: number;
  /** As the row says it: `rowTime`. */
  time: string;
  /** The words in place of the last line: who picked it up, or why an action failed. */
  instead: string | null;
  /** [DR9] The reply that is written and not sent. */
  draft: string | null;
  /** [DR19] Its author has prepared it. */
  prepared?: boolean;
  /** Whose it is, as `heldWords` says it, or from whom it came: `handedWords`. */
  held: string | null;
}

/** The row's accessible name, one sentence: "陈老板，2 条未读，那批建盏到了没有，还可回复 3 条，47 小时 55 分后关闭". */
export function rowSentence(
  session: Session,
  { meId, now, time, instead, draft, prepared, held }: RowFacts,
): string {
  const parts = [
    customerName(session.customer),
    held,
    session.unread > 0 && i18n.t("unread", { count: session.unread }),
    waitsSince(session) !== null && time,
    mark(session),
    remindWords(session, now),
    instead ?? lastLine(session, meId),
    draft !== null && i18n.t(prepared ? "inbox:row.prepared" : "inbox:row.draft", { text: draft }),
    session.state !== "ended" && formatAllowance(session.allowance, now).sentence,
  ];
  return parts.filter(Boolean).join(comma());
}

/** [SE16] "许然 已接入", "已分配给 许然": who has a session that has just left the line. */
export function takenWords(
  taker: Taker | undefined,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (!taker) return null;
  const name = nameOf(taker.agentId);
  if (!name) return i18n.t("inbox:row.taken_unknown");
  return i18n.t(taker.assigned ? "inbox:row.assigned" : "inbox:row.taken", { name });
}

/** [VW1] "许然 接待": whose session it is, where it is another's than the reader's; null also of one that nobody has. */
export function heldWords(
  { ownerId, state }: Session,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (ownerId === null || ownerId === meId || state === "waiting") return null;
  const name = nameOf(ownerId);
  return name ? i18n.t("inbox:row.held", { name }) : null;
}

/** [DI7] "许然 转来，有附言": who gave it to the reader with a note they have not seen; null where nobody has. */
export function handedWords(
  { handedBy, ownerId }: Session,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (!handedBy || ownerId !== meId) return null;
  return i18n.t("inbox:row.handed", { name: nameOf(handedBy) ?? i18n.t("agent") });
}

/** [MN9] "白露 在备注里找你": who left a note that is meant for the reader and that they have not seen. */
export function mentionWords(
  { customer }: Pick<Session, "customer">,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  const mine = customer.mentions?.find(({ agentId }) => agentId === meId);
  return mine ? i18n.t("inbox:row.mentioned", { name: nameOf(mine.by) ?? i18n.t("agent") }) : null;
}

/** [RD14] What the empty place of a session that left the line says. */
export const leftWords = (...taken: Parameters<typeof takenWords>): string =>
  takenWords(...taken) ?? i18n.t("inbox:row.left");

import { isBlank } from "@jieru/shared/domain/blank";
import type { AgentId } from "@jieru/shared/domain/ids";
import { type Preview, previewLength } from "@jieru/shared/domain/message";
import { lastSpeaker, type Session } from "@jieru/shared/domain/session";
import { waitsSince } from "@jieru/shared/domain/waiting";
import type { NewOwner } from "../../data/optimistic/just-picked-up.ts";
import type { LeavingReply } from "../../data/outbox/pending-replies.ts";
import { timesAreExact } from "../../i18n/exact-times.ts";
import { formatAllowance } from "../../i18n/format-allowance.ts";
import { formatAhead, formatClock } from "../../i18n/format-clock.ts";
import { formatSince } from "../../i18n/format-duration.ts";
import { i18n } from "../../i18n/i18n.ts";
import { customerName } from "./customer-name.ts";
import { replyLabel } from "./reply-label.ts";

function previewText(preview: Preview): string {
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

/** [WU5] [SE17] Returns the last message with its author, for ended sessions with topic and outcome. */
export function lastLine(session: Session, meId: AgentId): string {
  const words = lastMessageText(session, meId);
  const { state, wrapUp, outcome } = session;
  if (state !== "ended") return words;
  const text = wrapUp ? i18n.t("inbox:row.about", { topic: wrapUp.topic, text: words }) : words;
  if (!outcome || outcome === "answered") return text;
  return i18n.t("inbox:row.unanswered", { outcome: i18n.t(`inbox:row.outcome.${outcome}`), text });
}

function lastMessageText(session: Session, meId: AgentId): string {
  const last = session.lastMessage;
  // [AG7] The last message exists, but is hidden from the viewer or past its retention.
  if (!last && session.state === "ended" && session.spoken) return i18n.t("inbox:row.withheld");
  if (!last || last.type === "notice")
    return i18n.t(session.spoken ? "inbox:row.nothing" : "inbox:row.entered");
  if (last.direction === "in") return previewText(last);
  return i18n.t(speakerKey(lastSpeaker(session), meId), { text: previewText(last) });
}

function speakerKey(speaker: AgentId | null, meId: AgentId) {
  if (speaker === meId) return "inbox:row.me";
  return speaker === null ? "inbox:row.automatic" : "inbox:row.agent";
}

/** [RD23] Returns the agent's pending reply as the row will show it once confirmed. */
export function sendingLine({ body }: LeavingReply): string {
  const [...characters] = replyLabel(body).trim();
  return i18n.t("inbox:row.me", { text: characters.slice(0, previewLength).join("") });
}

/** Returns the start of the shown age: of the wait or of the inactivity; null if the row shows a clock time. */
export const ageSince = (session: Session): number | null =>
  waitsSince(session) ?? (session.state === "inactive" ? session.lastActivityAt : null);

/** [SE13] Returns the time of the last message; for an ended session, its end. */
export const latestAt = ({ endedAt, lastMessage, lastActivityAt }: Session): number =>
  endedAt ?? lastMessage?.at ?? lastActivityAt;

/** How long customers may wait before their wait is highlighted, in milliseconds. */
export interface WaitTargets {
  waitTargetMs: number;
  answerTargetMs: number;
}

export const targetOf = ({ state }: Session, { waitTargetMs, answerTargetMs }: WaitTargets): number =>
  state === "waiting" ? waitTargetMs : answerTargetMs;

/** Returns the time shown in the row, its tone, and the exact instant (TR5). */
export function rowTime(session: Session, now: number, targets: WaitTargets): RowTime {
  const time = shortRowTime(session, now, targetOf(session, targets));
  return timesAreExact() ? { tone: time.tone, at: time.at, text: formatClock(time.at, now) } : time;
}

interface RowTime {
  text: string;
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
      text: waitLabel(session, waitedMs),
      // [AP1] The whole text would leave no room for the customer's name.
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
  const at = latestAt(session);
  return { text: formatClock(at, now), tone: "plain", at };
}

function waitLabel({ state }: Session, waitedMs: number): string {
  if (state !== "waiting") return i18n.t("inbox:row.unanswered_for", { rest: formatSince(waitedMs) });
  if (waitedMs < 60_000) return i18n.t("inbox:row.just_came");
  return i18n.t("inbox:row.waited", { rest: formatSince(waitedMs) });
}

const comma = (): string => (i18n.language === "en" ? ", " : "，");

function deliveryLabel(session: Session): string | null {
  const delivery = session.lastMessage?.delivery;
  return delivery === "failed" || delivery === "unconfirmed" ? i18n.t(`inbox:row.${delivery}`) : null;
}

function reminderLabel({ reminder }: Session, now: number): string | null {
  if (!reminder) return null;
  return reminder.due
    ? i18n.t("inbox:row.remind_due")
    : i18n.t("inbox:row.remind", { time: formatAhead(reminder.at, now) });
}

interface RowFacts {
  meId: AgentId;
  now: number;
  time: string;
  /** Replaces the last message: who picked it up, or why an action failed. */
  instead: string | null;
  draft: string | null;
  prepared?: boolean;
  held: string | null;
}

/** Returns the row's accessible name: "陈老板，2 条未读，那批建盏到了没有，还可回复 3 条，47 小时 55 分后关闭". */
export function rowSentence(
  session: Session,
  { meId, now, time, instead, draft, prepared, held }: RowFacts,
): string {
  const parts = [
    customerName(session.customer),
    session.urgent && i18n.t("urgent"),
    held,
    session.unread > 0 && i18n.t("unread", { count: session.unread }),
    waitsSince(session) !== null && time,
    deliveryLabel(session),
    reminderLabel(session, now),
    instead ?? lastLine(session, meId),
    draft !== null && i18n.t(prepared ? "inbox:row.prepared" : "inbox:row.draft", { text: draft }),
    session.state !== "ended" && formatAllowance(session.allowance, now).sentence,
  ];
  return parts.filter(Boolean).join(comma());
}

/** [SE16] "许然 已接入", "已分配给 许然": who has a session that has just left the queue. */
export function takerLabel(
  taker: NewOwner | undefined,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (!taker) return null;
  const name = nameOf(taker.agentId);
  if (!name) return i18n.t("inbox:row.taken_unknown");
  return i18n.t(taker.assigned ? "inbox:row.assigned" : "inbox:row.taken", { name });
}

/** [VW1] Returns the owner if it is another agent: "许然 接待". */
export function ownerLabel(
  { ownerId, state }: Session,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (ownerId === null || ownerId === meId || state === "waiting") return null;
  const name = nameOf(ownerId);
  return name ? i18n.t("inbox:row.held", { name }) : null;
}

/** [DI7] Returns who transferred the session with an unread note: "许然 转来，有附言". */
export function handedByLabel(
  { handedBy, ownerId }: Session,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  if (!handedBy || ownerId !== meId) return null;
  return i18n.t("inbox:row.handed", { name: nameOf(handedBy) ?? i18n.t("agent") });
}

/** [MN9] Returns who mentioned the reader in an unread note: "白露 在备注里找你". */
export function mentionLabel(
  { customer }: Pick<Session, "customer">,
  meId: AgentId,
  nameOf: (id: AgentId) => string | undefined,
): string | null {
  const mine = customer.mentions?.find(({ agentId }) => agentId === meId);
  return mine ? i18n.t("inbox:row.mentioned", { name: nameOf(mine.by) ?? i18n.t("agent") }) : null;
}

/** [RD14] Returns the text for the empty row of a session that left the queue. */
export const leftQueueLabel = (...taken: Parameters<typeof takerLabel>): string =>
  takerLabel(...taken) ?? i18n.t("inbox:row.left");

import { howPickedUp, type Notice } from "@jieru/shared/domain/message";
import { formatLasted } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { scoreLabel } from "../../session/score-label.ts";

type NoticeOf<W extends Notice["what"]> = Extract<Notice, { what: W }>;

const innerQuotes: Record<string, string> = { "「": "『", "」": "』", "“": "‘", "”": "’", '"': "'" };
const longestQuoted = 60;

function quotable(source: string): string {
  const letters = Array.from(source.replace(/[「」“”"]/g, (quote) => innerQuotes[quote] ?? quote));
  return letters.length > longestQuoted ? `${letters.slice(0, longestQuoted).join("")}…` : letters.join("");
}

/** [RD10] Describes entering, once or several times. */
function entered(notice: NoticeOf<"entered">, count: number): string {
  const source = notice.source && quotable(notice.source);
  if (count > 1 && source) return i18n.t("conversation:notice.enteredAgainFrom", { count, source });
  if (count > 1) return i18n.t("conversation:notice.enteredAgain", { count });
  if (source) return i18n.t("conversation:notice.enteredFrom", { source });
  return i18n.t("conversation:notice.entered");
}

/** Returns the note for the session's next owner, and its author. */
export function handoverNoteOf(notice: Notice): { author: string; note: string } | null {
  if (notice.what !== "transferred" && notice.what !== "waits_again") return null;
  const author = notice.what === "transferred" ? notice.byName : notice.agentName;
  return notice.note === null ? null : { author: author ?? i18n.t("agent"), note: notice.note };
}

export const withoutNote = (notice: Notice): Notice =>
  notice.what === "transferred" || notice.what === "waits_again" ? { ...notice, note: null } : notice;

/** Describes a notice in one sentence; `times`: how often it happened, if merged. */
export function noticeLabel(notice: Notice, times = 1): string {
  switch (notice.what) {
    case "entered":
      return entered(notice, times);
    case "handed_over":
      return i18n.t("conversation:notice.handed_over");
    case "picked_up":
      return i18n.t(`conversation:notice.${howPickedUp(notice)}`, {
        name: notice.agentName,
        waited: formatLasted(notice.waitedMs),
      });
    case "reactivated":
      return i18n.t("conversation:notice.reactivated", { name: notice.agentName });
    case "reopened":
      return i18n.t(`conversation:notice.${notice.undone ? "undone" : "reopened"}`, {
        name: notice.agentName,
      });
    case "transferred":
      return transferred(notice);
    case "taken_over":
      return takenOver(notice);
    case "turned_inactive":
      return i18n.t(`conversation:notice.turned_inactive.${notice.why}`);
    case "waits_again":
      return waitsAgain(notice);
    case "ended":
      return ended(notice);
    case "blocked":
      return blocked(notice);
    case "unblocked":
      return i18n.t("conversation:notice.unblocked", { name: notice.agentName });
  }
}

function ended({ why, agentName, wrapUp, rating }: NoticeOf<"ended">): string {
  const sentence = i18n.t(`conversation:notice.ended.${why}`, { name: agentName ?? i18n.t("agent") });
  return withRating(withWrapUp(sentence, wrapUp), rating);
}

function withWrapUp(sentence: string, wrapUp: NoticeOf<"ended">["wrapUp"]): string {
  if (!wrapUp) return sentence;
  const about = [wrapUp.topic, wrapUp.line].filter(Boolean).join(" · ");
  return i18n.t("conversation:notice.endedAbout", { sentence, about });
}

function withRating(sentence: string, rating: NoticeOf<"ended">["rating"]): string {
  if (!rating) return sentence;
  const label = [scoreLabel(rating.score), rating.comment].filter(Boolean).join(" · ");
  return i18n.t("conversation:notice.endedRated", { sentence, said: label });
}

function transferred({ byName, agentName, note }: NoticeOf<"transferred">): string {
  const names = { by: byName, name: agentName };
  if (note) return i18n.t("conversation:notice.transferredNote", { ...names, note });
  return i18n.t("conversation:notice.transferred", names);
}

function waitsAgain({ why, agentName, note }: NoticeOf<"waits_again">): string {
  const names = { name: agentName ?? i18n.t("agent") };
  if (note) return i18n.t("conversation:notice.waits_again.returnedNote", { ...names, note });
  return i18n.t(`conversation:notice.waits_again.${why}`, names);
}

function takenOver({ agentName, fromName }: NoticeOf<"taken_over">): string {
  if (fromName) return i18n.t("conversation:notice.takenOverFrom", { name: agentName, from: fromName });
  return i18n.t("conversation:notice.taken_over", { name: agentName });
}

function blocked({ agentName: name, reason }: NoticeOf<"blocked">): string {
  if (reason) return i18n.t("conversation:notice.blockedReason", { name, reason });
  return i18n.t("conversation:notice.blocked", { name });
}

import { howPickedUp, type Notice } from "@jieru/shared/domain/message";
import type { ExportWords } from "./words/export-words.ts";

export function noticeWords(notice: Notice, words: ExportWords): string {
  const { notices, agent, colon } = words;
  const fill = (sentence: string, values: Record<string, string | null>, comment: string | null = null) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? agent) +
    (comment ? colon + comment : "");
  switch (notice.what) {
    case "entered":
      return notice.source ? fill(notices.enteredFrom, notice) : notices.entered;
    case "handed_over":
      return notices.handed_over;
    case "picked_up":
      return fill(notices[howPickedUp(notice)], { agentName: notice.agentName });
    case "reactivated":
      return fill(notices.reactivated, notice);
    case "reopened":
      return fill(notice.undone ? notices.undone : notices.reopened, { agentName: notice.agentName });
    case "transferred":
      return fill(notices.transferred, notice, notice.note);
    case "taken_over":
      return fill(notice.fromName ? notices.takenOverFrom : notices.taken_over, notice);
    case "turned_inactive":
      return notices.turned_inactive[notice.why];
    case "waits_again":
      return fill(notices.waits_again[notice.why], { agentName: notice.agentName }, notice.note);
    case "ended":
      return fill(notices.ended[notice.why], { agentName: notice.agentName }, wrapUpAndRating(notice, words));
    case "blocked":
      return fill(notices.blocked, notice, notice.reason);
    case "unblocked":
      return fill(notices.unblocked, notice);
  }
}

function wrapUpAndRating(
  { wrapUp, rating }: Extract<Notice, { what: "ended" }>,
  { ratings }: ExportWords,
): string {
  const rated = rating ? [ratings[rating.score], rating.comment] : [];
  return [wrapUp?.topic, wrapUp?.line, ...rated].filter(Boolean).join(" · ");
}

import { mustSay } from "@jieru/shared/domain/wrap-up";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { unsavedWrapUps } from "../../../data/drafts/unsaved.ts";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { pendingOf } from "../../../data/outbox/pending-replies.ts";
import { messagesQuery } from "../../../data/queries/messages.ts";
import { sessionQuery } from "../../../data/queries/session.ts";
import { shownSnapshot } from "../../../data/store/snapshots.ts";
import { useConversation } from "../conversation-context.ts";
import { endWithNotice } from "../ending/end-with-notice.tsx";
import { useBlocked } from "../picker/use-blocked.ts";
import { isAnswerPending } from "./answer-pending.ts";
import { isOwedAnswer } from "./owed-answer.ts";

export type EndQuestion = "unanswered" | "unconfirmed" | "promised";

export interface Ending {
  reason: string | null;
  /** [SE15] The part of the reason that concerns the session. */
  blocked: string | null;
  question: EndQuestion | null;
  wrapping: boolean;
  skipsRating: boolean;
  /** `then` runs once the request is sent. */
  end: (then?: () => void) => void;
  endUnasked: () => void;
  confirm: () => void;
  endWith: (wrapUp: SaidWrapUp) => void;
  cancel: () => void;
}

/** [WU2] Keeps topic and comment until the server accepts the end. */
async function sendEnd(ended: Parameters<typeof endWithNotice>[0]): Promise<void> {
  const { session, options } = ended;
  if (options.wrapUp) unsavedWrapUps.keep(session.id, { ...options.wrapUp, line: options.wrapUp.line ?? "" });
  const { ok } = await endWithNotice(ended);
  if (ok) unsavedWrapUps.keep(session.id, null);
}

/** [SE7] Ends at once, or asks first if an answer is due, a reply is unconfirmed, or a topic is required (WU4). */
export function useEnding(): Ending {
  const { accountId, session, viewer } = useConversation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [question, setQuestion] = useState<EndQuestion | null>(null);
  const [wrapping, setWrapping] = useState(false);
  const after = useRef<(() => void) | undefined>(undefined);
  const [skipsRating, setSkipsRating] = useState(false);
  const blocked = useBlocked("end");
  const reason = useReadOnlyReason() ?? blocked;

  const doubt = (): EndQuestion | null => {
    const messages = client.getQueryData(messagesQuery(session.conversationId).queryKey)?.messages ?? [];
    const now = shownSnapshot(accountId)?.sessions.find((s) => s.id === session.id);
    const waits = now !== undefined && isOwedAnswer(now);
    if (waits && !isAnswerPending(messages, pendingOf(session.conversationId))) return "unanswered";
    const repeated = new Set(messages.map((m) => m.resendOf));
    const inDoubt = messages.some(
      (m) => m.sessionId === session.id && m.delivery?.state === "unconfirmed" && !repeated.has(m.id),
    );
    if (inDoubt) return "unconfirmed";
    return now?.reminder?.due === false ? "promised" : null;
  };
  const goBack = () =>
    void navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: session.id } });
  const cancel = () => {
    setQuestion(null);
    setWrapping(false);
  };
  const endNow = (wrapUp?: SaidWrapUp, unasked = skipsRating) => {
    cancel();
    const options = { ...(wrapUp && { wrapUp }), ...(unasked && { askRating: false }) };
    const desk = shownSnapshot(accountId);
    const listed = [...(desk?.sessions ?? []), ...(desk?.waiting.sessions ?? [])];
    const ended =
      listed.find((s) => s.id === session.id) ?? client.getQueryData(sessionQuery(session.id).queryKey);
    if (ended) void sendEnd({ accountId, session: ended, options, onUndone: goBack });
    after.current?.();
  };
  const confirm = (unasked = skipsRating) => {
    setQuestion(null);
    const desk = shownSnapshot(accountId);
    const now = desk?.sessions.find((s) => s.id === session.id);
    if (desk && now && !now.wrapUp && mustSay(desk.account, now, viewer)) setWrapping(true);
    else endNow(undefined, unasked);
  };
  const begin = (unasked: boolean, then?: () => void) => {
    if (reason) return;
    after.current = then;
    setSkipsRating(unasked);
    const question = doubt();
    if (question) setQuestion(question);
    else confirm(unasked);
  };
  return {
    reason,
    blocked,
    question,
    wrapping,
    skipsRating,
    end: (then) => begin(false, then),
    endUnasked: () => begin(true),
    confirm: () => confirm(),
    endWith: (wrapUp) => endNow(wrapUp),
    cancel,
  };
}

/** [RA5] What may still be used of an allowance, once what is on its way is counted. */
import { type Allowance, spendReply } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { messagesQuery } from "../api/messages.ts";
import { notYetTold } from "../state/apply-message.ts";
import { answeredBehind, followReplies, pendingOf } from "../state/pending-replies.ts";

export type Counted = Pick<Session, "id" | "conversationId" | "lastSeq">;

/** How many replies are on their way and not part of this session's count yet. Refused ones and notes cost nothing. */
function uncounted(client: QueryClient, session: Counted): number {
  const { conversationId, lastSeq } = session;
  const onTheirWay = pendingOf(conversationId).filter((p) => p.state !== "refused" && p.body.type !== "note");
  if (onTheirWay.length === 0) return answeredBehind(session);
  const page = client.getQueryData(messagesQuery(conversationId).queryKey);
  const counted = page?.messages.filter(({ seq }) => seq <= lastSeq) ?? [];
  return notYetTold(onTheirWay, counted).length + answeredBehind(session);
}

/** The same, as it changes: who is told of no other number is not drawn again. */
export function useUncounted(session: Counted): number {
  const client = useQueryClient();
  return useSyncExternalStore(followReplies, () => uncounted(client, session));
}

/** Wherever an allowance is shown, it is this one: the bar over the box must not say less than the row beside it. */
export const useSpendable = (session: Counted & Pick<Session, "allowance">): Allowance =>
  spendReply(session.allowance, useUncounted(session));

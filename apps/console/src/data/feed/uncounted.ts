/** [RA5] How much of an allowance is left after subtracting the replies that are still on their way. */

import { type Allowance, spendReply } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { answeredBehind, pendingOf, useReplies } from "../outbox/pending-replies.ts";
import { messagesQuery } from "../queries/messages.ts";
import { notYetTold } from "../store/apply-message.ts";

export type Counted = Pick<Session, "id" | "conversationId" | "lastSeq">;

/** How many replies this session's allowance does not count yet. Refused replies and notes cost nothing. */
function uncounted(client: QueryClient, session: Counted): number {
  const { conversationId, lastSeq } = session;
  const onTheirWay = pendingOf(conversationId).filter((p) => p.state !== "refused" && p.body.type !== "note");
  if (onTheirWay.length === 0) return answeredBehind(session);
  const page = client.getQueryData(messagesQuery(conversationId).queryKey);
  const counted = page?.messages.filter(({ seq }) => seq <= lastSeq) ?? [];
  return notYetTold(onTheirWay, counted).length + answeredBehind(session);
}

/** The same as a hook; the component is drawn again only when the number changes. */
export function useUncounted(session: Counted): number {
  const client = useQueryClient();
  return useReplies(() => uncounted(client, session));
}

/** The allowance to show everywhere, so that the bar above the composer and the row in the list agree. */
export const useSpendable = (session: Counted & Pick<Session, "allowance">): Allowance =>
  spendReply(session.allowance, useUncounted(session));

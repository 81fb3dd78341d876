import { type Allowance, spendReply } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { pendingOf, uncountedReplies, useReplies } from "../outbox/pending-replies.ts";
import { messagesQuery } from "../queries/messages.ts";
import { unconfirmedOf } from "../store/apply-message.ts";

export type Counted = Pick<Session, "id" | "conversationId" | "lastSeq">;

/** Returns how many replies the session's allowance does not count yet. Refused replies and notes cost nothing. */
function uncounted(client: QueryClient, session: Counted): number {
  const { conversationId, lastSeq } = session;
  const onTheirWay = pendingOf(conversationId).filter((p) => p.state !== "refused" && p.body.type !== "note");
  if (onTheirWay.length === 0) return uncountedReplies(session);
  const page = client.getQueryData(messagesQuery(conversationId).queryKey);
  const counted = page?.messages.filter(({ seq }) => seq <= lastSeq) ?? [];
  return unconfirmedOf(onTheirWay, counted).length + uncountedReplies(session);
}

export function useUncounted(session: Counted): number {
  const client = useQueryClient();
  return useReplies(() => uncounted(client, session));
}

/** [RA5] Returns the allowance minus pending replies, as shown everywhere. */
export const useSpendable = (session: Counted & Pick<Session, "allowance">): Allowance =>
  spendReply(session.allowance, useUncounted(session));

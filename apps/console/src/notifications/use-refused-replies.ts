import type { SessionId } from "@jieru/shared/domain/ids";
import { useParams, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { factsNow } from "../api/snapshot.ts";
import { replyWords } from "../conversation/delivery/reply-words.ts";
import { customerName } from "../customer/customer-name.ts";
import { i18n } from "../i18n/i18n.ts";
import { onRefused } from "../state/pending-replies.ts";
import type { PendingReply } from "../state/send-queue.ts";
import { showToast } from "../ui/overlays/toast-store.ts";

/**
 * [OB7] Shows a reply that the server refused, wherever its author has gone since. Its own page says more, for as long as it
 * is not taken away.
 */
export function useRefusedReplies(): void {
  const { navigate } = useRouter();
  const open = useRef<SessionId | undefined>(undefined);
  open.current = useParams({ strict: false }).sessionId as SessionId | undefined;
  useEffect(
    () =>
      onRefused((reply) => {
        const { accountId, sessionId } = reply;
        if (sessionId === open.current) return;
        showToast({
          text: sentence(reply),
          action: {
            label: i18n.t("notifications:not_sent.open"),
            run: () => void navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } }),
          },
        });
      }),
    [navigate],
  );
}

/** Enough to recognise the reply, whose full text may be five messages long. */
const beginningOf = (text: string): string => {
  const [...characters] = text.trim();
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
};

/**
 * Names the customer if the session is still in the lists; after a transfer to a colleague only the text tells which reply it
 * was.
 */
function sentence({ accountId, sessionId, body }: PendingReply): string {
  const text = beginningOf(replyWords(body));
  const session = factsNow(accountId)?.sessions.find((s) => s.id === sessionId);
  if (!session) return i18n.t("notifications:not_sent.said", { text });
  return i18n.t("notifications:not_sent.to", { name: customerName(session.customer), text });
}

import type { SessionId } from "@jieru/shared/domain/ids";
import { useRefused } from "../../../data/outbox/pending-replies.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { replyLabel } from "../../session/reply-label.ts";

/** [OB7] Shows refused replies of a conversation whose messages, and so their tiles, are hidden from the agent. */
export function RefusedReplies({ sessionId }: { sessionId: SessionId }) {
  const { t } = useTranslation("conversation");
  const refused = useRefused(sessionId);
  if (refused.length === 0) return null;
  return (
    <span role="alert" data-testid="not-sent" className="block text-12 text-failed">
      {refused.map((reply) => (
        <span key={reply.clientMessageId} className="line-clamp-2 wrap-anywhere">
          {t("gate.notSent", { text: replyLabel(reply.body) })}
        </span>
      ))}
    </span>
  );
}

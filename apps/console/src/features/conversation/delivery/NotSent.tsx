import type { SessionId } from "@jieru/shared/domain/ids";
import { useRefused } from "../../../data/outbox/pending-replies.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { replyWords } from "../../session/reply-words.ts";

/**
 * [OB7] The agent's replies that the server refused, for a conversation whose messages the agent may not see any more, as no
 * tile shows them there.
 */
export function NotSent({ sessionId }: { sessionId: SessionId }) {
  const { t } = useTranslation("conversation");
  const refused = useRefused(sessionId);
  if (refused.length === 0) return null;
  return (
    <span role="alert" data-testid="not-sent" className="block text-12 text-failed">
      {refused.map((reply) => (
        <span key={reply.clientMessageId} className="line-clamp-2 wrap-anywhere">
          {t("gate.notSent", { text: replyWords(reply.body) })}
        </span>
      ))}
    </span>
  );
}

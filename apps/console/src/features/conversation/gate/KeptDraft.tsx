import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { useDraft } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useCardDraft } from "../card/card-box.ts";

/** [DR9] What an agent had written to be sent where they may not write any more; nothing where that is nothing. */
export function KeptDraft({ draft, prepared = false }: { draft: string; prepared?: boolean }) {
  const { t } = useTranslation("conversation");
  return <Kept words={draft && t(prepared ? "gate.preparedKept" : "gate.draftKept", { draft })} />;
}

/** [DR16] The note they had begun there. */
export function KeptNote({ sessionId }: { sessionId: SessionId }) {
  const { t } = useTranslation("conversation");
  const draft = useDraft(sessionId, "note").trim();
  return <Kept words={draft && t("gate.noteKept", { draft })} />;
}

/** [CA9] The card they had begun there. */
export function KeptCard({ conversationId }: { conversationId: ConversationId }) {
  const { t } = useTranslation("conversation");
  const { title, pagePath } = useCardDraft(conversationId);
  const draft = title.trim() || pagePath.trim();
  return <Kept words={draft && t("gate.cardKept", { draft })} />;
}

const Kept = ({ words }: { words: string }) =>
  words && <span className="line-clamp-2 text-12 wrap-anywhere text-ink-2">{words}</span>;

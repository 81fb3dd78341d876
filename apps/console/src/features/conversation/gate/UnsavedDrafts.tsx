import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { useDraft } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useCardDraft } from "../card/card-box.ts";

export function UnsavedDraft({ draft, prepared = false }: { draft: string; prepared?: boolean }) {
  const { t } = useTranslation("conversation");
  return <UnsavedText words={draft && t(prepared ? "gate.preparedKept" : "gate.draftKept", { draft })} />;
}

export function UnsavedNote({ sessionId }: { sessionId: SessionId }) {
  const { t } = useTranslation("conversation");
  const draft = useDraft(sessionId, "note").trim();
  return <UnsavedText words={draft && t("gate.noteKept", { draft })} />;
}

export function UnsavedCard({ conversationId }: { conversationId: ConversationId }) {
  const { t } = useTranslation("conversation");
  const { title, pagePath } = useCardDraft(conversationId);
  const draft = title.trim() || pagePath.trim();
  return <UnsavedText words={draft && t("gate.cardKept", { draft })} />;
}

const UnsavedText = ({ words }: { words: string }) =>
  words && <span className="line-clamp-2 text-12 wrap-anywhere text-ink-2">{words}</span>;

import { useTranslation } from "../../i18n/use-translation.ts";

/** [DR9] What an agent had written to be sent where they may not write any more; nothing where that is nothing. */
export function KeptDraft({ draft }: { draft: string }) {
  const { t } = useTranslation("conversation");
  if (!draft) return null;
  return (
    <span className="line-clamp-2 text-12 wrap-anywhere text-ink-2">{t("gate.draftKept", { draft })}</span>
  );
}

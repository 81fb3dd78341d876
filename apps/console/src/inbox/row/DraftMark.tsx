import type { Session } from "@jieru/shared/domain/session";
import { PencilLine } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { icon14 } from "../../ui/marks/icon.ts";
import { useRowDraft } from "./use-instead.ts";

/** [DR9] A pencil where a reply is written and not sent; pointing at it shows the text. */
export function DraftMark({ session }: { session: Session }) {
  const { t } = useTranslation("inbox");
  const text = useRowDraft(session);
  if (text === null) return null;
  return (
    <span title={t("row.draft", { text })} data-testid="draft-mark" className="flex flex-none text-accent">
      <PencilLine {...icon14} />
    </span>
  );
}

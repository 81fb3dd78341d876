import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { Hourglass, PencilLine } from "lucide-react";
import { useIsPrepared } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useRowDraft } from "./use-preview-override.ts";

/** [DR9] [DR19] A pencil for a draft, an hourglass for a prepared reply, with the text as tooltip. */
export function DraftMark({ session }: { session: Session }) {
  const { t } = useTranslation("inbox");
  const text = useRowDraft(session);
  const prepared = useIsPrepared(session.id);
  if (text === null) return null;
  return (
    <span
      title={t(prepared ? "row.prepared" : "row.draft", { text })}
      data-testid={prepared ? "prepared-mark" : "draft-mark"}
      className="flex flex-none text-accent"
    >
      {prepared ? <Hourglass {...icon14} /> : <PencilLine {...icon14} />}
    </span>
  );
}

import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { Hourglass, PencilLine } from "lucide-react";
import { usePrepared } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useRowDraft } from "./use-instead.ts";

/** [DR9] [DR19] A pencil where a reply is written and not sent, an hourglass where it is prepared; pointing at it shows the text. */
export function DraftMark({ session }: { session: Session }) {
  const { t } = useTranslation("inbox");
  const text = useRowDraft(session);
  const prepared = usePrepared(session.id);
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

import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, X } from "lucide-react";
import { type ActionName, clearFailure, useAction } from "../../data/optimistic/actions.ts";
import { actionSentence } from "../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { useAnnounces } from "../../ui/notices/use-announces.ts";
import { useConversation } from "./conversation-context.ts";

const shownElsewhere: ReadonlySet<ActionName> = new Set([
  "pickUp",
  "reactivate",
  "reopen",
  "remind",
  "wrapUp",
]);

interface FailureNoteProps {
  target: string;
  /** The actions whose failures are shown here; absent: all others. */
  actions?: readonly ActionName[];
}

export function FailureNote({ target, actions }: FailureNoteProps) {
  const { t } = useTranslation();
  const { nameOf } = useConversation();
  const state = useAction(target);
  const isHere = state && (actions ? actions.includes(state.action) : !shownElsewhere.has(state.action));
  const failure = isHere ? state.failure : null;
  const says = useAnnounces(failure);
  if (!state || !failure) return null;
  return (
    <div
      role={says ? "alert" : undefined}
      data-testid="failure-note"
      className="flex items-center gap-1.5 border-t border-danger-line bg-danger-soft py-1 pr-2 pl-3 text-12 text-danger"
    >
      <CircleAlert {...icon14} className="flex-none" />
      <span className="min-w-0 flex-1">{actionSentence(state, nameOf)}</span>
      <IconButton label={t("close")} onClick={() => clearFailure(target)} size="mini">
        <X {...icon14} />
      </IconButton>
    </div>
  );
}

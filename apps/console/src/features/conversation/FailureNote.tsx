import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, X } from "lucide-react";
import { type ActionName, clearFailure, useAction } from "../../data/optimistic/actions.ts";
import { actionSentence } from "../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { useSaysIt } from "../../ui/notices/use-says-it.ts";
import { useConversation } from "./conversation-context.ts";

/** Actions of a session whose failures are shown elsewhere than below the header. */
const shownElsewhere: ReadonlySet<ActionName> = new Set([
  "pickUp",
  "reactivate",
  "reopen",
  "remind",
  "wrapUp",
]);

interface FailureNoteProps {
  target: string;
  /** The actions whose failures are shown here; absent: all that have no place of their own. */
  actions?: readonly ActionName[];
}

/** Why an action failed, shown where it was pressed until it is read. */
export function FailureNote({ target, actions }: FailureNoteProps) {
  const { t } = useTranslation();
  const { nameOf } = useConversation();
  const state = useAction(target);
  const isHere = state && (actions ? actions.includes(state.action) : !shownElsewhere.has(state.action));
  const failure = isHere ? state.failure : null;
  const says = useSaysIt(failure);
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

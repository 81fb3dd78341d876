import type { ConversationId } from "@jieru/shared/domain/ids";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { type ActionName, useAction } from "../../data/optimistic/actions.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { useAnnounces } from "../../ui/notices/use-announces.ts";

export function CustomerFailure({ target, action }: { target: ConversationId; action: ActionName }) {
  const state = useAction(target);
  const failure = state?.action === action ? state.failure : null;
  const says = useAnnounces(failure);
  if (!failure) return null;
  return (
    <span role={says ? "alert" : undefined} className="mt-1 flex items-center gap-1 text-12 text-danger">
      <CircleAlert {...icon14} className="flex-none" />
      {failureSentence(failure)}
    </span>
  );
}

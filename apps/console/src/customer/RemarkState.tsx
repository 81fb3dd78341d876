import type { ConversationId } from "@jieru/shared/domain/ids";
import { CircleAlert } from "lucide-react";
import { useAction } from "../api/actions.ts";
import { failureSentence } from "../conversation/failure-sentence.ts";
import { icon14 } from "../ui/icon.ts";

/** Why the remark was not kept, where it was written. */
export function RemarkState({ target }: { target: ConversationId }) {
  const state = useAction(target);
  if (state?.action !== "remark" || !state.failure) return null;
  return (
    <span role="alert" className="mt-1 flex items-center gap-1 text-12 text-danger">
      <CircleAlert {...icon14} className="flex-none" />
      {failureSentence(state.failure)}
    </span>
  );
}

import type { SessionId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import type { Unsaved } from "../../../data/drafts/unsaved.ts";

/** [DR17] What is typed in a box about a session, kept in this tab until the server has taken it or it is discarded. */
export function useKeptText(kept: Unsaved<SessionId>, id: SessionId, begin: (kept?: string) => string) {
  const [text, setText] = useState(() => begin(kept.of(id)));
  return {
    text,
    type: (typed: string) => {
      setText(typed);
      kept.keep(id, typed);
    },
    discard: () => kept.keep(id, null),
  };
}

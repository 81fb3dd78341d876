import type { SessionId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import type { Unsaved } from "../../../data/drafts/unsaved.ts";

/** [DR17] Keeps the text of a session's dialog in this tab until the server accepts it or it is discarded. */
export function useUnsavedText(
  stored: Unsaved<SessionId>,
  id: SessionId,
  begin: (stored?: string) => string,
) {
  const [text, setText] = useState(() => begin(stored.of(id)));
  return {
    text,
    type: (typed: string) => {
      setText(typed);
      stored.keep(id, typed);
    },
    discard: () => stored.keep(id, null),
  };
}

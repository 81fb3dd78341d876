/**
 * [SI6] The browser's cookie is gone or invalid while the page's socket is still open. HTTP requests notice it first and tell
 * it here, so that the connection can be closed.
 */
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import { createListeners } from "../ui/listeners.ts";

const turnedAway = createListeners();
let ending: EndedBy | null = null;

export const onTurnedAway = turnedAway.listen;

/** `endedBy`: [SI14] the other browser that signed this one out, as the server recorded it. */
export function tellTurnedAway(endedBy?: EndedBy): void {
  ending = endedBy ?? null;
  turnedAway.tell();
}

/** [SI14] The other browser that signed this one out, as far as an HTTP answer has told; null if none did. */
export const lastEnding = (): EndedBy | null => ending;

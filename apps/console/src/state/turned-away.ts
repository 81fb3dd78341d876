/**
 * [SI6] The browser's cookie is gone or invalid while the page's socket is still open. HTTP requests notice it first and tell
 * it here, so that the connection can be closed.
 */
import { createListeners } from "../ui/listeners.ts";

const turnedAway = createListeners();

export const onTurnedAway = turnedAway.listen;

export const tellTurnedAway = turnedAway.tell;

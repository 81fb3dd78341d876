/**
 * [SI6] The server knows nobody by what this browser sends, though the line of the page goes on: its cookie is gone. Whoever asks
 * by HTTP hears of it first, and whoever has the line open ends it.
 */
import { createListeners } from "../ui/listeners.ts";

const turnedAway = createListeners();

export const onTurnedAway = turnedAway.listen;

export const tellTurnedAway = turnedAway.tell;

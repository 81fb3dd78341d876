/** The table of WeChat's faces comes with the conversation pane and with the board; until then a row shows their codes. */
import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";

const listeners = createListeners();
let draw = (text: string): string => text;

export function drawEmojiWith(drawing: (text: string) => string): void {
  draw = drawing;
  listeners.tell();
}

/** How a row draws a text that holds WeChat's faces. */
export const useEmojiDrawing = (): ((text: string) => string) =>
  useSyncExternalStore(listeners.listen, () => draw);

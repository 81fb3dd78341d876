/** The table of WeChat's faces comes with the conversation pane; until then a row shows their codes. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let draw = (text: string): string => text;

export function drawEmojiWith(drawing: (text: string) => string): void {
  draw = drawing;
  for (const listener of listeners) listener();
}

/** How a row draws a text that holds WeChat's faces. */
export const useEmojiDrawing = (): ((text: string) => string) =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draw,
  );

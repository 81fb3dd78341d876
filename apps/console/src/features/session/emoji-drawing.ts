/** The table of WeChat's faces comes with the conversation pane and with the board; until then a row shows their codes. */
import { create } from "zustand";

type Draw = (text: string) => string;
const useDrawing = create<{ draw: Draw }>()(() => ({ draw: (text) => text }));

export const drawEmojiWith = (draw: Draw): void => useDrawing.setState({ draw });

/** How a row draws a text that holds WeChat's faces. */
export const useEmojiDrawing = (): Draw => useDrawing(({ draw }) => draw);

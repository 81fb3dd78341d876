/** WeChat's emoji table loads with the conversation pane and the board; until then rows show the codes. */
import { create } from "zustand";

type Draw = (text: string) => string;
const useDrawing = create<{ draw: Draw }>()(() => ({ draw: (text) => text }));

export const setEmojiRenderer = (draw: Draw): void => useDrawing.setState({ draw });

export const useEmojiRenderer = (): Draw => useDrawing(({ draw }) => draw);

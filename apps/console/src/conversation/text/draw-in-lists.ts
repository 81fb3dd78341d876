import { drawEmojiWith } from "../../inbox/row/emoji-drawing.ts";
import { drawEmoji } from "./emoji-codes.ts";

drawEmojiWith(drawEmoji);

import { drawEmojiWith } from "../../inbox/emoji-drawing.ts";
import { drawEmoji } from "./emoji-codes.ts";

drawEmojiWith(drawEmoji);

/** Imported for its effect: from now on rows of the lists draw WeChat's faces. */
import { drawEmojiWith } from "../../session/emoji-drawing.ts";
import { drawEmoji } from "./emoji-codes.ts";

drawEmojiWith(drawEmoji);

/** Imported for its effect: rows of the lists render WeChat's emoji from now on. */
import { setEmojiRenderer } from "../../session/emoji-renderer.ts";
import { renderEmoji } from "./emoji-codes.ts";

setEmojiRenderer(renderEmoji);

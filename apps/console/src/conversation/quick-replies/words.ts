import { addWords } from "../../i18n/add-words.ts";
import { quickReplies } from "../../i18n/messages/zh-CN/quick-replies.ts";

addWords("quick-replies", quickReplies);

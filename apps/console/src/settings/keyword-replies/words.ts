import { addWords } from "../../i18n/add-words.ts";
import { keywordReplies } from "../../i18n/messages/zh-CN/keyword-replies.ts";

addWords("keyword-replies", keywordReplies);

import { addWords } from "../i18n/add-words.ts";
import { conversation } from "../i18n/messages/zh-CN/conversation.ts";

addWords("conversation", conversation);

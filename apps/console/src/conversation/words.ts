import { addWords } from "../i18n/add-words.ts";
import { conversation } from "../i18n/messages/zh-CN/conversation.ts";
import { reading } from "../i18n/messages/zh-CN/reading.ts";

addWords("conversation", conversation);
addWords("reading", reading);

import { addWords } from "../i18n/add-words.ts";
import { mentions } from "../i18n/messages/zh-CN/mentions.ts";

addWords("mentions", mentions);

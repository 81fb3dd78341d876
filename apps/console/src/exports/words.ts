import { addWords } from "../i18n/add-words.ts";
import { exports } from "../i18n/messages/zh-CN/exports.ts";

addWords("exports", exports);

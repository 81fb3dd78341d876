import { addWords } from "../i18n/add-words.ts";
import { browsers } from "../i18n/messages/zh-CN/browsers.ts";

addWords("browsers", browsers);

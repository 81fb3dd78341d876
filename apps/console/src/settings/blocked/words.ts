import { addWords } from "../../i18n/add-words.ts";
import { blocked } from "../../i18n/messages/zh-CN/blocked.ts";

addWords("blocked", blocked);

import { addWords } from "../../../i18n/add-words.ts";
import { selfCheck } from "../../../i18n/messages/zh-CN/self-check.ts";

addWords("self-check", selfCheck);

import { addWords } from "../i18n/add-words.ts";
import { supervise } from "../i18n/messages/zh-CN/supervise.ts";

addWords("supervise", supervise);

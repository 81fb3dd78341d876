import { addWords } from "../i18n/add-words.ts";
import { search } from "../i18n/messages/zh-CN/search.ts";

addWords("search", search);

import { addWords } from "../i18n/add-words.ts";
import { filters } from "../i18n/messages/zh-CN/filters.ts";

addWords("filters", filters);

import { addWords } from "../../i18n/add-words.ts";
import { topics } from "../../i18n/messages/zh-CN/topics.ts";

addWords("topics", topics);

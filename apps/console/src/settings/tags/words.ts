import { addWords } from "../../i18n/add-words.ts";
import { tags } from "../../i18n/messages/zh-CN/tags.ts";

addWords("tags", tags);

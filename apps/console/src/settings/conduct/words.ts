import { addWords } from "../../i18n/add-words.ts";
import { conduct } from "../../i18n/messages/zh-CN/conduct.ts";

addWords("conduct", conduct);

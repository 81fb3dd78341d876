import { addWords } from "../../i18n/add-words.ts";
import { audit } from "../../i18n/messages/zh-CN/audit.ts";

addWords("audit", audit);

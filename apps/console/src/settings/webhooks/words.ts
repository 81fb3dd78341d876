import { addWords } from "../../i18n/add-words.ts";
import { webhooks } from "../../i18n/messages/zh-CN/webhooks.ts";

addWords("webhooks", webhooks);

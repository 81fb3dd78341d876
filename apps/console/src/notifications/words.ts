import { addWords } from "../i18n/add-words.ts";
import { notifications } from "../i18n/messages/zh-CN/notifications.ts";

addWords("notifications", notifications);

import { addWords } from "../i18n/add-words.ts";
import { settings } from "../i18n/messages/zh-CN/settings.ts";

addWords("settings", settings);

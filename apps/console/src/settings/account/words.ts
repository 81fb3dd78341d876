import { addWords } from "../../i18n/add-words.ts";
import { allowance } from "../../i18n/messages/zh-CN/allowance.ts";
import { dispatch } from "../../i18n/messages/zh-CN/dispatch.ts";
import { hours } from "../../i18n/messages/zh-CN/hours.ts";
import { keeping } from "../../i18n/messages/zh-CN/keeping.ts";
import { settingsForm } from "../../i18n/messages/zh-CN/settings-form.ts";

addWords("allowance", allowance);
addWords("dispatch", dispatch);
addWords("hours", hours);
addWords("keeping", keeping);
addWords("settings-form", settingsForm);

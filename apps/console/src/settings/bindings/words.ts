import { addWords } from "../../i18n/add-words.ts";
import { bindings } from "../../i18n/messages/zh-CN/bindings.ts";

addWords("bindings", bindings);

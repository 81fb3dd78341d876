import { addWords } from "../i18n/add-words.ts";
import { reports } from "../i18n/messages/zh-CN/reports.ts";

addWords("reports", reports);

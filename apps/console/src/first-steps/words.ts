import { addWords } from "../i18n/add-words.ts";
import { firstSteps } from "../i18n/messages/zh-CN/first-steps.ts";

addWords("first-steps", firstSteps);

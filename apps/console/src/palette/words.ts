import { addWords } from "../i18n/add-words.ts";
import { commands } from "../i18n/messages/zh-CN/commands.ts";

addWords("commands", commands);

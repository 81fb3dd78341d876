import { addWords } from "../i18n/add-words.ts";
import { connect } from "../i18n/messages/zh-CN/connect.ts";

addWords("connect", connect);

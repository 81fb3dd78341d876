import { addWords } from "../i18n/add-words.ts";
import { signIn } from "../i18n/messages/zh-CN/sign-in.ts";

addWords("sign-in", signIn);

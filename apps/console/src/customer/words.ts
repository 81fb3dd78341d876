import { addWords } from "../i18n/add-words.ts";
import { customer } from "../i18n/messages/zh-CN/customer.ts";

addWords("customer", customer);

import { addWords } from "../../i18n/add-words.ts";
import { shop } from "../../i18n/messages/zh-CN/shop.ts";

addWords("shop", shop);

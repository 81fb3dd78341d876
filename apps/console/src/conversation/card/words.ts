import { addWords } from "../../i18n/add-words.ts";
import { cards } from "../../i18n/messages/zh-CN/cards.ts";

addWords("cards", cards);

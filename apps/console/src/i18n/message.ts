/** A text of the console in every language. Chinese has one plural form; English has two, chosen by the slot `count`. */
export interface Message {
  "zh-CN": string;
  "zh-TW": string;
  en: string | { one: string; other: string };
}

/** The messages of a namespace (`messages/*.ts`), nested by key. A slot is written `{{name}}`. */
export interface Messages {
  [key: string]: Message | Messages;
}

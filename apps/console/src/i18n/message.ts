/** A text in every language. English has two plural forms, chosen by the slot `count`. */
export interface Message {
  "zh-CN": string;
  "zh-TW": string;
  en: string | { one: string; other: string };
}

/** The messages of a namespace (`messages/*.ts`) by key. A slot is written `{{name}}`. */
export interface Messages {
  [key: string]: Message | Messages;
}

import { statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { type Language, languages } from "./src/i18n/languages.ts";
import type { Message, Messages } from "./src/i18n/message.ts";

const i18n = path.join(import.meta.dirname, "src/i18n");
const messageFile = /[\\/]src[\\/]i18n[\\/]messages[\\/]([\w-]+)\.ts(?:\?(.*))?$/;

const isMessage = (node: Message | Messages): node is Message => typeof node["zh-CN"] === "string";

/** Returns the texts of one language by key. Plural forms follow the key (`unread_one`), as i18next reads them. */
export function textsIn(language: Language, messages: Messages): object {
  const texts = Object.entries(messages).flatMap(([key, node]) => {
    if (!isMessage(node)) return [[key, textsIn(language, node)]];
    const text = node[language];
    if (typeof text === "string") return [[key, text]];
    return Object.entries(text).map(([form, ofForm]) => [`${key}_${form}`, ofForm]);
  });
  return Object.fromEntries(texts);
}

/** Compiles a message file to the texts of one language: that of its query (`?language=en`), else simplified Chinese. */
export const messagesPlugin: Plugin = {
  name: "messages",
  enforce: "pre",
  async load(id) {
    const [, namespace, query] = messageFile.exec(id) ?? [];
    if (!namespace) return null;
    const asked = new URLSearchParams(query).get("language") ?? "zh-CN";
    const language = languages.find((known) => known === asked);
    if (!language) throw new Error(`the console does not speak ${asked}`);
    const file = path.join(i18n, "messages", `${namespace}.ts`);
    // Node caches modules by URL, so each version needs another.
    const source = `${pathToFileURL(file)}?written=${statSync(file).mtimeMs}`;
    const { default: messages } = (await import(source)) as { default: Messages };
    const call = [language, namespace, textsIn(language, messages)].map((value) => JSON.stringify(value));
    return `import { registerMessages } from ${JSON.stringify(path.join(i18n, "instance.ts"))};\nregisterMessages(${call.join(", ")});\n`;
  },
};

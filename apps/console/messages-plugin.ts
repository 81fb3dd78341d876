import { statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { type Language, languages } from "./src/i18n/languages.ts";
import type { Message, Messages } from "./src/i18n/message.ts";

const i18n = path.join(import.meta.dirname, "src/i18n");
const messageFile = /[\\/]src[\\/]i18n[\\/]messages[\\/]([\w-]+)\.ts(?:\?(.*))?$/;

const isMessage = (node: Message | Messages): node is Message => typeof node["zh-CN"] === "string";

/** Returns the texts of one language by key, as i18next reads them: plural forms stand behind the key (`unread_one`). */
export function textsIn(language: Language, messages: Messages): object {
  const texts = Object.entries(messages).flatMap(([key, node]) => {
    if (!isMessage(node)) return [[key, textsIn(language, node)]];
    const text = node[language];
    if (typeof text === "string") return [[key, text]];
    return Object.entries(text).map(([form, ofForm]) => [`${key}_${form}`, ofForm]);
  });
  return Object.fromEntries(texts);
}

/**
 * Compiles a message file, which holds every language, to a module that adds the texts of one: simplified Chinese, or the language
 * of its query (`inbox.ts?language=en`). So each part of the console brings its own texts, and a page ships one language.
 */
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
    // Node caches modules by address: another one for each time the file was written.
    const source = `${pathToFileURL(file)}?written=${statSync(file).mtimeMs}`;
    const { default: messages } = (await import(source)) as { default: Messages };
    const call = [language, namespace, textsIn(language, messages)].map((value) => JSON.stringify(value));
    return `import { addTexts } from ${JSON.stringify(path.join(i18n, "instance.ts"))};\naddTexts(${call.join(", ")});\n`;
  },
};

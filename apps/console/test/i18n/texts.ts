import "../../src/i18n/english.ts";
import "../../src/i18n/traditional.ts";
import { i18next } from "../../src/i18n/instance.ts";
import type { Namespace } from "../../src/i18n/keys.ts";
import type { Language } from "../../src/i18n/languages.ts";
import type { Message } from "../../src/i18n/message.ts";
import type { Namespaces } from "../../src/i18n/namespaces.ts";

type TextsIn<Node> = Node extends Message ? string : { [Key in keyof Node]: TextsIn<Node[Key]> };

/** Returns all texts of a language by namespace and key. Plural forms follow their key: `unread_one`. */
export const textsOf = (language: Language): { [Name in Namespace]: TextsIn<Namespaces[Name]> } =>
  i18next.getDataByLanguage(language) as never;

/** Returns texts by path, such as "customer.remark.label". */
export const listTexts = (texts: object, path = ""): [path: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" ? listTexts(value, `${path}${key}.`) : [[path + key, value as string]],
  );

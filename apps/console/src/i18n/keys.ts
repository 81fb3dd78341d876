import type { Message } from "./message.ts";
import type { Namespaces } from "./namespaces.ts";

export type Namespace = keyof Namespaces;

type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends Message ? Key : `${Key}.${KeysOf<Node[Key]>}`;
}[keyof Node & string];

type At<Node, Path> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Node
    ? At<Node[Head], Rest>
    : never
  : Path extends keyof Node
    ? Node[Path]
    : never;

/** `{{opens}}` is a placeholder of auto-replies (GR7) with a default value (`instance.ts`). */
type SlotsIn<Text> = Text extends `${string}{{${infer Slot}}}${infer Rest}`
  ? Exclude<Slot, "opens"> | SlotsIn<Rest>
  : never;

interface Plural {
  en: { one: string; other: string };
}

/** The slots of a message in any language; a plural also has "plural form", chosen by `count`. */
type SlotsOf<M> = M extends Message
  ? M extends Plural
    ? "plural form" | "count" | SlotsIn<M["zh-CN" | "zh-TW"] | M["en"]["one" | "other"]>
    : SlotsIn<M["zh-CN" | "zh-TW" | "en"]>
  : never;

type SlotsByKey = {
  [Name in Namespace]: { [Key in KeysOf<Namespaces[Name]>]: SlotsOf<At<Namespaces[Name], Key>> };
};

type FullKey = { [Name in Namespace]: `${Name}:${KeysOf<Namespaces[Name]>}` }[Namespace];

type SlotsByFullKey = {
  [Full in FullKey]: Full extends `${infer Name extends Namespace}:${infer Key}`
    ? SlotsOf<At<Namespaces[Name], Key>>
    : never;
};

/** "tabs.waiting" in its namespace, "common:cancel" from anywhere. Tables, as the compiler reads them fast. */
type SlotsFrom<Home extends Namespace> = SlotsByKey[Home] & SlotsByFullKey;

export type KeyIn<Home extends Namespace> = keyof SlotsFrom<Home>;

/** A plural form needs a number; elsewhere a count may be a text. */
type Values<Slots> = [Slots] extends [never]
  ? []
  : [
      values: {
        [Slot in Exclude<Slots, "plural form"> & string]: Slot extends "count"
          ? "plural form" extends Slots
            ? number
            : string | number
          : string | number;
      },
    ];

/** If a key is one of several, the values must fill the slots of all. */
export type Translate<Home extends Namespace> = <Key extends KeyIn<Home>>(
  key: Key,
  ...values: Values<SlotsFrom<Home>[Key]>
) => string;

/** Keys of messages without slots. */
export type PlainKeyIn<Home extends Namespace> = {
  [Key in KeyIn<Home>]: [SlotsFrom<Home>[Key]] extends [never] ? Key : never;
}[KeyIn<Home>];

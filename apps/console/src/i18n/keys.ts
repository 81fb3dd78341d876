import type { Words } from "./languages.ts";

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";
type Root<K extends string> = K extends `${infer R}_${PluralForm}` ? R : K;

/** The paths through an area's words: "tabs.waiting". A plural goes by its root; what only ends like one, by itself. */
type KeysOf<Node> = {
  [K in keyof Node & string]: Node[K] extends string ? K | Root<K> : `${K}.${KeysOf<Node[K]>}`;
}[keyof Node & string];

export type Area = keyof Words;

/** "tabs.waiting" within its area, "common:cancel" from anywhere. */
export type KeyIn<Home extends Area> =
  | KeysOf<Words[Home]>
  | { [A in Area]: `${A}:${KeysOf<Words[A]>}` }[Area];

export type Translate<Home extends Area> = (key: KeyIn<Home>, values?: object) => string;

import { expect, test } from "vitest";
import { languages } from "../../src/i18n/languages.ts";
import { listTexts, textsOf } from "./texts.ts";

const words = new Map(languages.flatMap((language) => listTexts(textsOf(language), `${language}/`)));

const namesKey =
  /\b(Esc|Enter|Tab|Ctrl|Shift)\b|\[[A-Z]\]|\{\{mod\}\}|按 ?[A-Z?/]|[Pp]ress(ing)? ([A-Z?]\b|\/)|or [A-Z]\./;
/** Texts about keys only, about typing a slash, first steps with their own touch texts, and dragging, which needs a mouse. */
const mayNameThem =
  /^[^/]+\/(keys|commands)\.|\/first-steps\.(go_on|hint\.(picked_up|answered)\.)|\/settings\.single_keys\.|\/supervise\.drag\./;

test("[KB18] every text that names a key has a text for touch without one", () => {
  const naming = [...words].filter(([path, text]) => namesKey.test(text) && !mayNameThem.test(path));
  expect(naming.length).toBeGreaterThan(20);
  expect(naming.filter(([path]) => !path.endsWith("_hint"))).toEqual([]);
  const beside = naming.map(([path]) => path.replace(/_hint$/, "_touch"));
  expect(beside.filter((path) => namesKey.test(words.get(path) ?? "[K]"))).toEqual([]);
});

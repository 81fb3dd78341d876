import { expect, test } from "vitest";
import { languages } from "../../src/i18n/languages.ts";
import { listTexts, textsOf } from "./texts.ts";

const words = new Map(languages.flatMap((language) => listTexts(textsOf(language), `${language}/`)));

const namesKey =
  /\b(Esc|Enter|Tab|Ctrl|Shift)\b|\[[A-Z]\]|\{\{mod\}\}|按 ?[A-Z?/]|[Pp]ress(ing)? ([A-Z?]\b|\/)|or [A-Z]\./;
/** A slash is written, on a phone too, but not pressed. What is about keys and nothing else, the first steps, which have words of their own for fingers, and what is said to who drags, which only a mouse can. */
const mayNameThem =
  /^[^/]+\/(keys|commands)\.|\/first-steps\.(go_on|hint\.(picked_up|answered)\.)|\/settings\.single_keys\.|\/supervise\.drag\./;

test("[KB18] whatever names a key has a sentence beside it that names none", () => {
  const naming = [...words].filter(([path, text]) => namesKey.test(text) && !mayNameThem.test(path));
  expect(naming.length).toBeGreaterThan(20);
  expect(naming.filter(([path]) => !path.endsWith("_hint"))).toEqual([]);
  const beside = naming.map(([path]) => path.replace(/_hint$/, "_touch"));
  expect(beside.filter((path) => namesKey.test(words.get(path) ?? "[K]"))).toEqual([]);
});

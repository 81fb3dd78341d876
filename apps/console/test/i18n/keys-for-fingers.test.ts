import { expect, test } from "vitest";

const files = import.meta.glob<Record<string, object>>("../../src/i18n/messages/*/*.ts", { eager: true });

const wordsOf = (words: object, path: string): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" ? wordsOf(value, `${path}.${key}`) : [[`${path}.${key}`, value as string]],
  );
const words = new Map(
  Object.entries(files).flatMap(([file, exported]) =>
    Object.values(exported).flatMap((area) => wordsOf(area, file.replace(/.*messages\/(.*)\.ts/, "$1"))),
  ),
);

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

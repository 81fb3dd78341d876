import { type ConnectionField, connectionShapes } from "@jieru/shared/domain/connection-shapes";
import { expect, test } from "vitest";
import { languages } from "../../../src/i18n/languages.ts";
import { textsOf } from "../../i18n/texts.ts";

const fields = Object.keys(connectionShapes) as ConnectionField[];
const boundsOf = (field: ConnectionField): string[] =>
  [...connectionShapes[field].source.matchAll(/\{(\d+)(?:,(\d+))?\}/g)].flatMap(([, least, most]) =>
    [least, most].filter((bound) => bound !== undefined),
  );

test.each(fields)("[MA10] the problem of %s names all that its format requires", (field) => {
  const bounds = boundsOf(field);
  expect(bounds).not.toEqual([]);
  for (const language of languages)
    for (const bound of bounds)
      expect(textsOf(language).connect.field[field].wrong).toMatch(new RegExp(`\\b${bound}\\b`));
});

import { type ConnectionField, connectionShapes } from "@jieru/shared/domain/connection-shapes";
import { expect, test } from "vitest";
import { english } from "../../src/i18n/english.ts";
import { connect } from "../../src/i18n/messages/zh-CN/connect.ts";
import { traditional } from "../../src/i18n/traditional.ts";

const fields = Object.keys(connectionShapes) as ConnectionField[];
/** The lengths a shape names: "{6,29}". */
const boundsOf = (field: ConnectionField): string[] =>
  [...connectionShapes[field].source.matchAll(/\{(\d+)(?:,(\d+))?\}/g)].flatMap(([, least, most]) =>
    [least, most].filter((bound) => bound !== undefined),
  );

test.each(fields)("[MA10] what is wrong with %s names all that its shape asks for", (field) => {
  const bounds = boundsOf(field);
  expect(bounds).not.toEqual([]);
  for (const words of [connect, traditional.connect, english.connect])
    for (const bound of bounds) expect(words.field[field].wrong).toMatch(new RegExp(`\\b${bound}\\b`));
});

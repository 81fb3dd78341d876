import { readFileSync } from "node:fs";
import path from "node:path";
import { deliveryStates } from "@jieru/shared/domain/message";
import { exportCountHeader, exportFormats, exportNotes } from "@jieru/shared/protocol/exports";
import { accountExportQuery, exportedMessage } from "@jieru/shared/protocol/exports-schema";
import { fileLanguages } from "@jieru/shared/protocol/files";
import { expect, it } from "vitest";
import { z } from "zod";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/api/exports.md"), "utf8");

interface Shape {
  properties?: Record<string, unknown>;
  allOf?: Shape[];
  anyOf?: Shape[];
  oneOf?: Shape[];
}
const fieldsOf = ({ properties = {}, allOf = [], anyOf = [], oneOf = [] }: Shape): string[] => [
  ...Object.keys(properties),
  ...[...allOf, ...anyOf, ...oneOf].flatMap(fieldsOf),
];

it("[EX3] names every field of a line, every parameter and the header", () => {
  const fields = fieldsOf(z.toJSONSchema(exportedMessage) as Shape);
  expect(fields).toContain("resendOf");
  const parameters = [
    ...Object.keys(accountExportQuery.shape),
    ...exportFormats,
    ...exportNotes,
    ...fileLanguages,
  ];
  const named = [...new Set([...fields, ...parameters, ...deliveryStates, exportCountHeader])];
  const missing = named.filter((name) => !page.includes(`\`${name}\``));
  expect(missing, "Add these names to docs/api/exports.md").toEqual([]);
});

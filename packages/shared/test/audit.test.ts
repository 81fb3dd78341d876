import { expect, it } from "vitest";
import { auditDeeds, auditKinds } from "../src/protocol/audit.ts";

it("[AU5] every deed is of one kind", () => {
  expect(Object.values(auditKinds).flat().toSorted()).toEqual(auditDeeds.toSorted());
});

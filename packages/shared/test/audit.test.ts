import { expect, it } from "vitest";
import { auditActions, auditKinds } from "../src/protocol/audit.ts";

it("[AU5] every action is of one kind", () => {
  expect(Object.values(auditKinds).flat().toSorted()).toEqual(auditActions.toSorted());
});

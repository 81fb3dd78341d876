import { beforeEach, expect, test } from "vitest";
import { act, dropConfirmed, useActions } from "../../../src/data/optimistic/actions.ts";
import { meChanged } from "../../../src/data/optimistic/patches.ts";
import { putSnapshot, shownSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";

const facts = (status: "online" | "away") => snapshot({ me: agent(meId, { status }) });
function shown(of: "online" | "away") {
  putSnapshot(accountId, facts(of));
  return shownSnapshot(accountId)?.me.status;
}
const become = (status: "online" | "away") =>
  void act(
    { accountId, target: meId, action: "status", patch: meChanged({ status }) },
    () => new Promise<never>(() => undefined),
  );

beforeEach(() => {
  for (const status of ["away", "online"] as const) dropConfirmed(accountId, facts(status));
});

test("[KB10] an agent who is away and back at once is shown as online until both are confirmed", () => {
  become("away");
  become("online");
  dropConfirmed(accountId, facts("online"));
  expect(shown("online")).toBe("online");
  dropConfirmed(accountId, facts("away"));
  expect(shown("away")).toBe("online");
  dropConfirmed(accountId, facts("online"));
  expect(useActions.getState().running).toEqual([]);
});

import { beforeEach, expect, test } from "vitest";
import { act, settle, useActions } from "../../../src/data/optimistic/actions.ts";
import { meChanged } from "../../../src/data/optimistic/overlay.ts";
import { putSnapshot, shownSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, agent, meId, snapshot } from "../../desk.ts";

const facts = (status: "online" | "away") => snapshot({ me: agent(meId, { status }) });
function shown(of: "online" | "away") {
  putSnapshot(accountId, facts(of));
  return shownSnapshot(accountId)?.me.status;
}
const become = (status: "online" | "away") =>
  void act(
    { accountId, target: meId, action: "status", overlay: meChanged({ status }) },
    () => new Promise<never>(() => undefined),
  );

beforeEach(() => {
  for (const status of ["away", "online"] as const) settle(accountId, facts(status));
});

test("[KB10] who is away and back at once is shown as back, whatever else the feed tells before it has told of both", () => {
  become("away");
  become("online");
  settle(accountId, facts("online"));
  expect(shown("online")).toBe("online");
  settle(accountId, facts("away"));
  expect(shown("away")).toBe("online");
  settle(accountId, facts("online"));
  expect(useActions.getState().running).toEqual([]);
});

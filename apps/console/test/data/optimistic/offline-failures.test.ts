import { renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { act, clearFailure, dropConfirmed, useAction } from "../../../src/data/optimistic/actions.ts";
import { ended, meChanged, pickedUp } from "../../../src/data/optimistic/patches.ts";
import { runPickUpNext, usePickUpNextFailure } from "../../../src/features/opening/pick-up-next.ts";
import { accountId, agent, meId, session, snapshot, waiting } from "../../fixtures.ts";
import { reconnect } from "../../reconnect.ts";

const unreached = () => Promise.resolve({ ok: false, kind: "offline" } as const);
const failureOf = (target: string) => renderHook(() => useAction(target)).result.current?.failure ?? null;
const line = waiting("w");
const waits = snapshot({ waiting: { count: 1, sessions: [line] } });

const targets = { waits: "w", mine: "s", me: meId } as const;

beforeEach(() => Object.values(targets).forEach(clearFailure));

test("[TR10] an offline failure is cleared when the server confirms the action", async () => {
  await act({ accountId, target: targets.waits, action: "pickUp", patch: pickedUp(line.id, 1) }, unreached);
  dropConfirmed(accountId, waits);
  expect(failureOf(targets.waits)).toMatchObject({ kind: "offline" });
  dropConfirmed(accountId, snapshot({ sessions: [session("w")] }));
  expect(failureOf(targets.waits)).toBeNull();
});

test("[TR10] offline failures are cleared on reconnect, except where the screen does not show the result", async () => {
  const status = meChanged({ status: "away" });
  await act({ accountId, target: targets.me, action: "status", patch: status }, unreached);
  await act({ accountId, target: targets.waits, action: "pickUp", patch: pickedUp(line.id, 1) }, unreached);
  await act({ accountId, target: targets.mine, action: "end", patch: ended(session("s").id, 1) }, unreached);
  reconnect();
  expect([failureOf(targets.me), failureOf(targets.waits)]).toEqual([null, null]);
  expect(failureOf(targets.mine)).toMatchObject({ kind: "offline" });
});

test("[TR10] a refusal stays until it is read", async () => {
  const refusal = { refusal: "not_allowed" } as const;
  const no = () => Promise.resolve({ ok: false, kind: "refusal", refusal } as const);
  await act({ accountId, target: targets.me, action: "status", patch: meChanged({ status: "away" }) }, no);
  dropConfirmed(accountId, snapshot({ me: agent(meId, { status: "away" }) }));
  reconnect();
  expect(failureOf(targets.me)).toMatchObject({ kind: "refusal", refusal });
});

test("[TR10] an offline failure of the next-customer button is cleared on reconnect", async () => {
  const failureNow = () => renderHook(() => usePickUpNextFailure(accountId)).result.current;
  await runPickUpNext({ accountId, pickUpNext: () => Promise.resolve({ kind: "offline" }) });
  expect(failureNow()).toEqual({ kind: "offline" });
  reconnect();
  expect(failureNow()).toBeNull();
  const refused = { kind: "refusal", refusal: { refusal: "not_allowed" } } as const;
  await runPickUpNext({ accountId, pickUpNext: () => Promise.resolve(refused) });
  reconnect();
  expect(failureNow()).toEqual(refused);
});

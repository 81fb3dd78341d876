import { renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { act, clearFailure, settle, useAction } from "../../../src/data/optimistic/actions.ts";
import { ended, meChanged, pickedUp } from "../../../src/data/optimistic/overlay.ts";
import { pressNext, useNextFailure } from "../../../src/features/opening/press-next.ts";
import { accountId, agent, meId, session, snapshot, waiting } from "../../desk.ts";
import { reconnect } from "../../reconnect.ts";

const unreached = () => Promise.resolve({ ok: false, kind: "offline" } as const);
const failureOf = (target: string) => renderHook(() => useAction(target)).result.current?.failure ?? null;
const line = waiting("w");
const waits = snapshot({ waiting: { count: 1, sessions: [line] } });

const targets = { waits: "w", mine: "s", me: meId } as const;

beforeEach(() => Object.values(targets).forEach(clearFailure));

test("[TR10] that nobody was reached is not said of what the server shows to have happened", async () => {
  await act({ accountId, target: targets.waits, action: "pickUp", overlay: pickedUp(line.id, 1) }, unreached);
  settle(accountId, waits);
  expect(failureOf(targets.waits)).toMatchObject({ kind: "offline" });
  settle(accountId, snapshot({ sessions: [session("w")] }));
  expect(failureOf(targets.waits)).toBeNull();
});

test("[TR10] once the screen is true again it speaks for itself, except where nothing on it would tell", async () => {
  const status = meChanged({ status: "away" });
  await act({ accountId, target: targets.me, action: "status", overlay: status }, unreached);
  await act({ accountId, target: targets.waits, action: "pickUp", overlay: pickedUp(line.id, 1) }, unreached);
  await act(
    { accountId, target: targets.mine, action: "end", overlay: ended(session("s").id, 1) },
    unreached,
  );
  reconnect();
  expect([failureOf(targets.me), failureOf(targets.waits)]).toEqual([null, null]);
  expect(failureOf(targets.mine)).toMatchObject({ kind: "offline" });
});

test("[TR10] a refusal stands until it is read, whatever comes after it", async () => {
  const refusal = { refusal: "not_allowed" } as const;
  const no = () => Promise.resolve({ ok: false, kind: "refusal", refusal } as const);
  await act({ accountId, target: targets.me, action: "status", overlay: meChanged({ status: "away" }) }, no);
  settle(accountId, snapshot({ me: agent(meId, { status: "away" }) }));
  reconnect();
  expect(failureOf(targets.me)).toMatchObject({ kind: "refusal", refusal });
});

test("[TR10] nor is it said beside the button for the next customer", async () => {
  const said = () => renderHook(() => useNextFailure(accountId)).result.current;
  await pressNext({ accountId, pickUpNext: () => Promise.resolve({ kind: "offline" }) });
  expect(said()).toEqual({ kind: "offline" });
  reconnect();
  expect(said()).toBeNull();
  const refused = { kind: "refusal", refusal: { refusal: "not_allowed" } } as const;
  await pressNext({ accountId, pickUpNext: () => Promise.resolve(refused) });
  reconnect();
  expect(said()).toEqual(refused);
});

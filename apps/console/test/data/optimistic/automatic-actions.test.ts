import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { act, useAction } from "../../../src/data/optimistic/actions.ts";
import { ended, read } from "../../../src/data/optimistic/patches.ts";
import { accountId, session } from "../../fixtures.ts";

const unreached = () => Promise.resolve({ ok: false, kind: "offline" } as const);
const stateOf = (target: string) => renderHook(() => useAction(target)).result.current;

test("[KB10] a failed end stays visible while messages are marked as read", async () => {
  const { id } = session("by itself");
  await act({ accountId, target: id, action: "end", patch: ended(id, 1) }, unreached);
  const failed = { action: "end", failure: { kind: "offline" } };
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof unreached>>>();
  const reading = act({ accountId, target: id, action: "markRead", patch: read(id) }, () => promise);
  expect(stateOf(id)).toMatchObject(failed);
  resolve(await unreached());
  await reading;
  expect(stateOf(id)).toMatchObject(failed);
  await act({ accountId, target: id, action: "markRead", patch: read(id) }, () =>
    Promise.resolve({ ok: true, value: null } as const),
  );
  expect(stateOf(id)).toMatchObject(failed);
});

test("[KB10] marking as read shows neither a pending nor a failed action", async () => {
  const { id } = session("read by itself");
  const reading = act({ accountId, target: id, action: "markRead", patch: read(id) }, unreached);
  expect(stateOf(id)).toBeNull();
  await reading;
  expect(stateOf(id)).toBeNull();
});

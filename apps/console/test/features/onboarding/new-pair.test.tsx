import type { AccountId } from "@jieru/shared/domain/ids";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { connection } from "../../../gallery/api-fixtures.ts";
import { NewPair } from "../../../src/features/onboarding/steps/NewPair.tsx";

afterEach(() => vi.unstubAllGlobals());

test("[MA10] an unpasted Token and key are replaced by one press without starting a rotation", async () => {
  const requests: string[] = [];
  vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
    requests.push(`${method} ${path.split("/").slice(4).join("/")}`);
    return Response.json({ connection: connection({ previousKeySince: method === "POST" ? 1 : null }) });
  });
  const onFresh = vi.fn();
  render(<NewPair accountId={"a" as AccountId} onFresh={onFresh} />);
  fireEvent.click(screen.getByTestId("new-pair"));
  await expect.poll(() => onFresh).toHaveBeenCalledOnce();
  const [{ token, encodingAesKey }] = onFresh.mock.calls[0] as [{ token: string; encodingAesKey: string }];
  expect([token, encodingAesKey]).toEqual([
    expect.stringMatching(/^[A-Za-z0-9]{32}$/),
    expect.stringMatching(/^[A-Za-z0-9]{43}$/),
  ]);
  expect(requests).toEqual(["POST connection/rotate", expect.stringMatching(/^DELETE connection\/previous/)]);
});

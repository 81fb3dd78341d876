import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOnlyReason } from "../../../src/data/feed/read-only.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { SessionRow } from "../../../src/features/inbox/row/SessionRow.tsx";
import { StatusBar } from "../../../src/features/inbox/status/StatusBar.tsx";
import { accountId, meId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const fetchMock = vi.fn(() => Promise.resolve(Response.json({})));

beforeEach(() => {
  putSnapshot(accountId, snapshot());
  vi.stubGlobal("fetch", fetchMock);
  fetchMock.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

const show = (what: ReactNode) =>
  act(async () =>
    render(
      <QueryClientProvider client={queryClient}>
        <InAccount page={() => <>{what}</>} />
      </QueryClientProvider>,
    ),
  );

async function becomesReadOnly(button: HTMLElement): Promise<void> {
  expect(button.ariaDisabled).toBeNull();
  act(() => signal({ sign: "kept", kept: false }));
  expect(button.ariaDisabled).toBe("true");
  expect(document.body.textContent).toContain(readOnlyReason());
  await act(async () => fireEvent.click(button));
  expect(fetchMock).not.toHaveBeenCalled();
  act(() => signal({ sign: "kept", kept: true }));
  expect(button.ariaDisabled).toBeNull();
}

test.each([
  ["pick-up", waiting("w")],
  ["reactivate", session("i", { state: "inactive" })],
])("[DE9] the button in a row is disabled only while the console is read-only: %s", async (id, of) => {
  const targets = { waitTargetMs: 300_000, answerTargetMs: 300_000, keepUnanswered: false };
  const row = { accountId, meId, session: of, nameOf: () => undefined, account: targets };
  await show(<SessionRow {...row} current={false} reachable compact={false} />);
  await becomesReadOnly(screen.getByTestId(id));
});

test("[DE9] the switch for automatic pick-up is disabled while the console is read-only", async () => {
  await show(<StatusBar accountId={accountId} away={false} />);
  await becomesReadOnly(screen.getByTestId("auto-switch"));
});

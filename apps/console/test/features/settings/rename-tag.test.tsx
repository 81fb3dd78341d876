import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { RenameDialog } from "../../../src/features/settings/tags/RenameDialog.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

test("[LG9] an invisible tag can be renamed, and no tag gets an invisible name", () => {
  const fetchMock = vi.fn(async () => Response.json({ changed: 1 }));
  vi.stubGlobal("fetch", fetchMock);
  const client = createQueryClient();
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={client}>
      <RenameDialog accountId={accountId} known={{ tag: "\u200b", uses: 1 }} others={[]} onClose={vi.fn()} />
    </QueryClientProvider>,
  );
  const rename = (value: string) => {
    fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value } });
    fireEvent.submit(screen.getByTestId("rename-tag"));
    return fetchMock.mock.calls.length;
  };
  expect([rename("\u2060\u3164"), rename("批发")]).toEqual([0, 1]);
});

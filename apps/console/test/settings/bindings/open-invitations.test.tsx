import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/api/query-client.ts";
import { OpenInvitations } from "../../../src/settings/invitations/OpenInvitations.tsx";
import { accountId } from "../../desk.ts";
import { InAccount } from "../../in-account.tsx";

queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 } });
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

test("[EV13] open invitations that could not be loaded are not shown as none, and are asked for again", async () => {
  let answer = () => Response.json({}, { status: 503 });
  vi.stubGlobal("fetch", async () => answer());
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <OpenInvitations accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  const failed = await screen.findByRole("alert");
  expect(failed.textContent).toContain("邀请没有载入");
  const [id, role, at] = ["i1", "agent", Date.now()];
  const invitation = {
    id,
    role,
    invitedByName: "高远",
    createdAt: at,
    openedAt: null,
    expiresAt: at + 60_000,
  };
  answer = () => Response.json({ invitations: [invitation] });
  fireEvent.click(screen.getByText("重试"));
  expect(await screen.findByText(/1 个邀请还没有人确认/)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[ST7] one that has run out while it is looked at is not open any more, and each says whose it takes back", async () => {
  const at = Date.now();
  const one = { role: "agent", invitedByName: "高远", createdAt: at, openedAt: null };
  const invitations = [
    { ...one, id: "i1", expiresAt: at - 1 },
    { ...one, id: "i2", expiresAt: at + 3_600_000 },
  ];
  vi.stubGlobal("fetch", async () => Response.json({ invitations }));
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <OpenInvitations accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  expect(await screen.findByText(/1 个邀请还没有人确认/)).toBeTruthy();
  const box = document.querySelector("[popover]") as HTMLElement;
  fireEvent(box, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  fireEvent(box, Object.assign(new Event("toggle"), { newState: "open" }));
  expect((await screen.findAllByRole("button", { name: /高远/, hidden: true })).length).toBe(1);
});

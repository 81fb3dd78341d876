import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { CodeTile } from "../../../../src/features/settings/invitations/CodeTile.tsx";
import { OpenInvitations } from "../../../../src/features/settings/invitations/OpenInvitations.tsx";
import type { Inviting } from "../../../../src/features/settings/invitations/use-inviting.ts";
import { changeLanguage } from "../../../../src/i18n/i18n.ts";
import { accountId } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 } });
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

test("[EV13] open invitations that fail to load are not shown as none and can be requested again", async () => {
  let answer = () => Response.json({}, { status: 503 });
  vi.stubGlobal("fetch", async () => answer());
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <OpenInvitations accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  const failed = await screen.findByRole("alert");
  expect(failed.textContent).toContain("邀请加载失败");
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
  expect(await screen.findByText(/1 个邀请待确认/)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[ST7] an expired invitation leaves the list, and each button names what it revokes", async () => {
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
  expect(await screen.findByText(/1 个邀请待确认/)).toBeTruthy();
  const box = document.querySelector("[popover]") as HTMLElement;
  fireEvent(box, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  fireEvent(box, Object.assign(new Event("toggle"), { newState: "open" }));
  expect((await screen.findAllByRole("button", { name: /高远/, hidden: true })).length).toBe(1);
});

const openList = () => {
  const box = document.querySelector("[popover]") as HTMLElement;
  fireEvent(box, Object.assign(new Event("beforetoggle"), { newState: "open" }));
  fireEvent(box, Object.assign(new Event("toggle"), { newState: "open" }));
};

test("[SI15] all open invitations are counted, and more load on demand, also after a failure", async () => {
  const at = Date.now();
  const one = (id: string, invitedByName: string) => ({
    id,
    role: "agent",
    invitedByName,
    createdAt: at,
    openedAt: null,
    expiresAt: at + 3_600_000,
  });
  const requests: string[] = [];
  let works = false;
  vi.stubGlobal("fetch", async (path: string) => {
    requests.push(path);
    if (!path.includes("?")) {
      const next = { before: at, beforeId: "i1" };
      return Response.json({ invitations: [one("i1", "高远")], next, total: 2 });
    }
    if (!works) return Response.json({}, { status: 500 });
    return Response.json({ invitations: [one("i2", "林知夏")], next: null, total: 2 });
  });
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <OpenInvitations accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  expect(await screen.findByText(/2 个邀请待确认/)).toBeTruthy();
  openList();
  fireEvent.click(await screen.findByText("显示更多"));
  expect((await screen.findByText("更多邀请加载失败，请重试。")).getAttribute("role")).toBe("alert");
  works = true;
  fireEvent.click(screen.getByText("显示更多"));
  expect(await screen.findByRole("button", { name: /林知夏/, hidden: true })).toBeTruthy();
  expect(screen.queryByText("显示更多")).toBeNull();
  expect(screen.queryByText("更多邀请加载失败，请重试。")).toBeNull();
  expect(requests.at(-1)).toContain(`before=${at}&beforeId=i1`);
});

test.each([
  ["zh-CN", "待确认的邀请已达 200 个上限"],
  ["zh-TW", "待確認的邀請已達 200 個上限"],
  ["en", "The limit of 200 open invitations is reached"],
] as const)(
  "[SI15] the refusal of an invitation is shown at its own button, in %s",
  async (language, text) => {
    await changeLanguage(language);
    const failure = {
      ok: false,
      kind: "refusal",
      refusal: { refusal: "invitation_limit_reached", limit: 200 },
    };
    render(<CodeTile inviting={{ made: null, seen: null, reason: null, failure } as unknown as Inviting} />);
    const button = screen.getByTestId("make-invitation");
    expect(button.parentElement?.querySelector("[role=alert]")?.textContent).toContain(text);
    await changeLanguage("zh-CN");
  },
);

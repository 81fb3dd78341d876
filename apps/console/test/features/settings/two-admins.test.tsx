import type { NewInvitation } from "@jieru/shared/protocol/http";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { invitation, newInvitation } from "../../../gallery/api-fixtures.ts";
import { dropConfirmed } from "../../../src/data/optimistic/actions.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { BindingTable } from "../../../src/features/settings/bindings/BindingTable.tsx";
import { unbind } from "../../../src/features/settings/bindings/bindings.ts";
import { bindingRows } from "../../../src/features/settings/bindings/rows.ts";
import { InviteDialog } from "../../../src/features/settings/invitations/InviteDialog.tsx";
import { accountId, agent, meId, otherId, snapshot } from "../../fixtures.ts";

afterEach(() => {
  dropConfirmed(accountId, snapshot());
  vi.unstubAllGlobals();
});

const desk = (role: "admin" | "supervisor") => snapshot({ me: agent(meId, { role }) });

test("[SI4] a former admin sees the shown code become void and makes no other", async () => {
  const made: NewInvitation = { ...newInvitation, expiresAt: Date.now() + 60_000 };
  vi.stubGlobal("fetch", async (_: string, { method }: RequestInit) =>
    Response.json(method === "POST" ? made : { invitation: invitation({}), invitations: [] }),
  );
  const client = new QueryClient();
  putSnapshot(accountId, desk("admin"));
  render(
    <QueryClientProvider client={client}>
      <InviteDialog accountId={accountId} bound={4} open onClose={() => undefined} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId("make-invitation"));
  await waitFor(() => expect(screen.getByTestId("take-back")).toBeTruthy());
  await waitFor(() => expect(client.isFetching()).toBe(0));
  act(() => void putSnapshot(accountId, desk("supervisor")));
  expect(screen.getByTestId("invite-dialog").textContent).toContain("已失效");
  expect(screen.queryByTestId("take-back")).toBeNull();
  fireEvent.click(screen.getByTestId("invite-again"));
  expect(screen.getByTestId("make-invitation").getAttribute("aria-disabled")).toBe("true");
});

test.each([
  [false, true],
  [true, false],
])(
  "[SI16] the invitation dialog names a computer when sign-in inside WeChat is %s: %s",
  async (inWechat, isNamed) => {
    vi.stubGlobal("fetch", async (path: string) =>
      path === "/auth/options" ? Response.json({ inWechat }) : Response.json({}, { status: 400 }),
    );
    const client = new QueryClient();
    putSnapshot(accountId, desk("admin"));
    render(
      <QueryClientProvider client={client}>
        <InviteDialog accountId={accountId} bound={4} open onClose={() => undefined} />
      </QueryClientProvider>,
    );
    await waitFor(() => expect(client.getQueryData(["sign-in-options"])).toEqual({ inWechat }));
    const text = screen.getByTestId("invite-dialog").textContent ?? "";
    expect(text.includes("受邀人需在电脑上打开链接")).toBe(isNamed);
  },
);

test("[AG6] unbinding an agent already unbound shows no failure, not even after binding again", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "agent_not_found" }, { status: 409 }));
  expect(await unbind(accountId, otherId)).toEqual({ ok: true, value: undefined });
  dropConfirmed(accountId, snapshot({ agents: [agent(meId)] }));
  const client = new QueryClient();
  putSnapshot(accountId, desk("admin"));
  render(
    <QueryClientProvider client={client}>
      <BindingTable accountId={accountId} rows={bindingRows(snapshot().agents, [])} />
    </QueryClientProvider>,
  );
  expect(screen.getByTestId(`binding-${otherId}`).textContent).not.toContain("客服不存在");
});

import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { Invitation } from "../../../src/features/auth/Invitation.tsx";

const hour = 3_600_000;
const serverNow = Date.UTC(2026, 10, 30, 2);
const invitation = {
  accountName: "半山茶器",
  invitedByName: "高远",
  role: "agent",
  expiresAt: serverNow + 23 * hour,
  now: serverNow,
};

beforeEach(() => {
  vi.setSystemTime(serverNow - 48 * hour);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (status: number, json: object) => new Response(JSON.stringify(json), { status });

test.each([
  ["who is signed in", () => answer(200, invitation)],
  ["who is not", () => answer(401, { refusal: "not_signed_in" })],
])(
  "[SI4] the time left of an invitation follows the server's clock: to %s, on a computer two days late",
  async (_who, opened) => {
    const fetch = async (path: string) => (path.endsWith("/open") ? opened() : answer(200, invitation));
    vi.stubGlobal("fetch", fetch);
    render(<Invitation token="of-xiaoman" />);
    expect((await screen.findByTestId("invitation-details")).parentElement?.textContent).toContain(
      "23 小时 0 分后失效",
    );
  },
);

test("[SI4] a signed-in invitee sees the account that would accept", async () => {
  const me = { agent: { id: "xiaoman", name: "小满" }, accounts: [] };
  vi.stubGlobal("fetch", async (path: string) => answer(200, path.endsWith("/api/me") ? me : invitation));
  render(<Invitation token="of-xiaoman" />);
  expect((await screen.findByTestId("invitation-as")).textContent).toBe("当前以 小满 的身份登录。");
  queryClient.clear();
});

test("[SI4] accepting again after a lost response binds the agent although the invitation is used up", async () => {
  let accepted = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    if (!path.endsWith("/accept")) {
      return accepted > 0 ? answer(409, { refusal: "invitation_invalid" }) : answer(200, invitation);
    }
    accepted++;
    if (accepted === 1) throw new TypeError("Failed to fetch");
    return answer(200, {});
  });
  render(<Invitation token="of-xiaoman" />);
  fireEvent.click(await screen.findByTestId("accept-invitation"));
  fireEvent.click(await screen.findByRole("button", { name: "重试" }));
  expect(await screen.findByRole("button", { name: "打开工作台" })).toBeTruthy();
});

test.each([
  ["it is used up or void", { refusal: "invitation_invalid" }],
  ["they are bound already", { refusal: "already_bound" }],
])("[SI10] an invitation that can bind nobody, since %s, leads to the console", async (_why, refusal) => {
  vi.stubGlobal("fetch", async () => answer(409, refusal));
  render(<Invitation token="of-xiaoman" />);
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "重试" })).toBeNull();
  expect(screen.getByRole("button", { name: "打开工作台" })).toBeTruthy();
});

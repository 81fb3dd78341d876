import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Invitation } from "../../../src/features/auth/Invitation.tsx";
import { SignIn } from "../../../src/features/auth/SignIn.tsx";
import { changeLanguage } from "../../../src/i18n/i18n.ts";
import { serverNow } from "../../../src/lib/time/server-clock.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("[ST7] an open invitation page promises no time that has passed", async () => {
  vi.useFakeTimers();
  const expiresAt = serverNow() + 3 * 60_000;
  const now = serverNow();
  const details = { accountName: "半山茶器", invitedByName: "顾晴", role: "agent", expiresAt, now };
  vi.stubGlobal("fetch", async () => Response.json(details));
  render(<Invitation token="t" />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  const invitationText = () => screen.getByTestId("invitation").textContent;
  expect(invitationText()).toMatch(/仅可使用一次，(2|3) 分钟后失效/);
  await act(() => vi.advanceTimersByTimeAsync(2 * 60_000 + 1_000));
  expect(invitationText()).toMatch(/仅可使用一次，\d+ 秒后失效/);
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(invitationText()).toContain("半山茶器");
  expect(invitationText()).not.toContain("仅可使用一次");
});

test.each([
  ["/a/1/s/2", "/a/1/s/2"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
])("[SI1] the sign-in page only continues to an own path: requested %s, it is %s", async (next, path) => {
  const root = createRootRoute({ component: () => <SignIn problem={null} next={next} /> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(<RouterProvider router={router as never} />);
  const frame = await screen.findByTestId<HTMLIFrameElement>("qr-frame");
  expect(new URL(frame.src, "https://ours").searchParams.get("next")).toBe(path);
});

test("[SI4] an invitee who was signed out must sign in, and full seats show how many are taken", async () => {
  const now = serverNow();
  const details = {
    accountName: "半山茶器",
    invitedByName: null,
    role: "admin",
    expiresAt: now + 60_000,
    now,
  };
  let accepted: object = { refusal: "agent_limit_reached", limit: 100 };
  vi.stubGlobal("fetch", async (path: string) =>
    path.endsWith("/accept") ? Response.json(accepted, { status: 409 }) : Response.json(details),
  );
  render(<Invitation token="t" />);
  fireEvent.click(await screen.findByTestId("accept-invitation"));
  expect((await screen.findByRole("alert")).textContent).toContain("已满 100 人");
  expect(screen.getByTestId("invitation-details").textContent).toBe("你将成为「半山茶器」的第一位管理员。");
  accepted = { refusal: "not_signed_in" };
  fireEvent.click(screen.getByRole("button", { name: "重试" }));
  fireEvent.click(await screen.findByTestId("accept-invitation"));
  expect(await screen.findByTestId("invitation-sign-in")).toBeTruthy();
});

test.each([
  [{ refusal: "agent_limit_reached", limit: 100 }, true],
  [{ refusal: "too_many_requests", retryAfterSeconds: 7 }, true],
  [{ refusal: "server_busy" }, true],
  [{ refusal: "database_unavailable" }, true],
  [{ refusal: "invitation_invalid" }, false],
  [{ refusal: "already_bound" }, false],
])("[SI4] an invitation refused with %j may be accepted again: %s", async (refusal, again) => {
  vi.stubGlobal("fetch", async () => Response.json(refusal, { status: 409 }));
  render(<Invitation token="t" />);
  expect((await screen.findByRole("alert")).textContent).not.toBe("");
  expect(screen.queryByRole("button", { name: "重试" }) !== null).toBe(again);
});

test("[NT6] the sign-in page clears the badge of the installed app", async () => {
  const clearAppBadge = vi.fn(async () => undefined);
  Object.assign(navigator, { clearAppBadge });
  const root = createRootRoute({ component: () => <SignIn problem={null} next="/" /> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(<RouterProvider router={router as never} />);
  await screen.findByRole("heading", { level: 1 });
  expect(clearAppBadge).toHaveBeenCalledOnce();
  Reflect.deleteProperty(navigator, "clearAppBadge");
});

test("[SI2] changing the language does not request another code", async () => {
  const root = createRootRoute({ component: () => <SignIn problem={null} next="/" /> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(<RouterProvider router={router as never} />);
  const frame = await screen.findByTestId<HTMLIFrameElement>("qr-frame");
  const { src } = frame;
  await act(() => changeLanguage("en"));
  expect(screen.getByTestId<HTMLIFrameElement>("qr-frame").src).toBe(src);
  await act(() => changeLanguage("zh-CN"));
});

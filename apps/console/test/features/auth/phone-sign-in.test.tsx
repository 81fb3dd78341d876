import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { Invitation } from "../../../src/features/auth/Invitation.tsx";
import type { SignInProblem } from "../../../src/features/auth/problems.ts";
import { SetUp } from "../../../src/features/auth/SetUp.tsx";
import { SignIn } from "../../../src/features/auth/SignIn.tsx";

const inWechat = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0.64";
const safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1";

let options: () => Response;
beforeEach(() => {
  document.documentElement.toggleAttribute("data-phone", true);
  vi.stubGlobal("fetch", async (path: string) => {
    if (path === "/auth/options") return options();
    if (path.endsWith("/open")) return Response.json({ refusal: "not_signed_in" }, { status: 401 });
    const now = Date.now();
    const details = { accountName: "半山茶器", invitedByName: "高远", role: "agent" };
    return Response.json({ ...details, expiresAt: now + 3_600_000, now });
  });
});
afterEach(() => {
  document.documentElement.removeAttribute("data-phone");
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  queryClient.clear();
});

function openedIn(userAgent: string, isConfigured: boolean): void {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(userAgent);
  options = () => Response.json({ inWechat: isConfigured });
}

function renderSignIn(next = "/", problem: SignInProblem | null = null): void {
  const root = createRootRoute({ component: () => <SignIn problem={problem} next={next} /> });
  const history = createMemoryHistory({ initialEntries: ["/"] });
  render(<RouterProvider router={createRouter({ routeTree: root, history }) as never} />);
}

const wayOf = async (way: string): Promise<HTMLElement> => {
  const section = await screen.findByTestId("phone-sign-in");
  await expect.poll(() => section.dataset.way).toBe(way);
  return section;
};

test.each([
  ["WeChat with an official account", inWechat, true, "authorise"],
  ["WeChat without one", inWechat, false, "use_computer"],
  ["another browser with an official account", safari, true, "open_in_wechat"],
  ["another browser without one", safari, false, "use_computer"],
])("[SI16] a phone in %s shows no code", async (_where, userAgent, isConfigured, way) => {
  openedIn(userAgent, isConfigured);
  renderSignIn();
  await wayOf(way);
  expect(screen.queryByTestId("qr-frame")).toBeNull();
  expect(screen.queryByTestId("sign-in-in-wechat") !== null).toBe(way === "authorise");
  expect(screen.queryByTestId("link-to-open") !== null).toBe(way !== "authorise");
});

test("[SI16] a computer shows the code and asks for no options", async () => {
  document.documentElement.removeAttribute("data-phone");
  openedIn(safari, true);
  const fetchMock = vi.spyOn(globalThis, "fetch");
  renderSignIn();
  expect(await screen.findByTestId("qr-frame")).toBeTruthy();
  expect(screen.queryByTestId("phone-sign-in")).toBeNull();
  expect(fetchMock).not.toHaveBeenCalled();
});

test("[SI16] WeChat on a computer uses page authorisation when an official account is configured", async () => {
  document.documentElement.removeAttribute("data-phone");
  openedIn(inWechat, true);
  renderSignIn();
  await wayOf("authorise");
});

test("[SI16] WeChat on a computer shows the code when no official account is configured", async () => {
  document.documentElement.removeAttribute("data-phone");
  openedIn(inWechat, false);
  renderSignIn();
  expect(await screen.findByTestId("qr-frame")).toBeTruthy();
});

test("[SI16] the code stays available for a second phone and leads to the same address", async () => {
  openedIn(safari, true);
  renderSignIn("/a/1");
  await wayOf("open_in_wechat");
  const button = screen.getByTestId("show-code");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(button);
  const frame = screen.getByTestId<HTMLIFrameElement>("qr-frame");
  expect(new URL(frame.src, "https://ours").searchParams.get("next")).toBe("/a/1");
  expect(button.getAttribute("aria-expanded")).toBe("true");
  fireEvent.click(button);
  expect(screen.queryByTestId("qr-frame")).toBeNull();
});

test("[SI16] an invitation on a phone copies its own link", async () => {
  openedIn(safari, false);
  const writeText = vi.fn(async () => undefined);
  Object.assign(navigator, { clipboard: { writeText } });
  render(<Invitation token="of-xiaoman" />);
  await wayOf("use_computer");
  expect(screen.queryByTestId("invitation-sign-in")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "复制链接" }));
  expect(writeText).toHaveBeenCalledWith(`${window.location.origin}/invite/of-xiaoman`);
  Reflect.deleteProperty(navigator, "clipboard");
});

test("[SI16] the set-up link on a phone says how to continue", async () => {
  openedIn(safari, false);
  render(<SetUp token="abc" />);
  await wayOf("use_computer");
  expect(screen.getByTestId("link-to-open").textContent).toContain("/set-up/abc");
});

test("[SI16] options that fail to load can be requested again", async () => {
  openedIn(inWechat, true);
  options = () => Response.json({ title: "no" }, { status: 400 });
  renderSignIn();
  await wayOf("failed");
  options = () => Response.json({ inWechat: true });
  fireEvent.click(screen.getByRole("button", { name: "重试" }));
  await wayOf("authorise");
});

test.each([
  ["no_unionid", "微信未返回 UnionID"],
  ["snapshot", "使用完整服务"],
  ["expired", "登录已超时"],
  ["declined", "未授权"],
] as const)("[SI16] a phone shows why %s signed nobody in", async (problem, said) => {
  openedIn(inWechat, true);
  renderSignIn("/", problem);
  await wayOf("authorise");
  const state = screen.getByTestId("sign-in-state");
  expect([state.dataset.state, state.textContent]).toEqual([problem, expect.stringContaining(said)]);
});

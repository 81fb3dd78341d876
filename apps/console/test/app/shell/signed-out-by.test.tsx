import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { request } from "../../../src/data/http/http.ts";
import { firstFacts, nextFacts } from "../../../src/data/store/connection.ts";
import { SignIn } from "../../../src/features/auth/SignIn.tsx";
import { SignedOutBanner } from "../../../src/features/page/banners/SignedOutBanner.tsx";
import { changeLanguage } from "../../../src/i18n/i18n.ts";

afterEach(() => vi.unstubAllGlobals());

const at = new Date().setHours(14, 3, 0, 0);
const endedBy = { product: { name: "Chrome", system: "Windows" }, at };

test.each([
  ["zh-CN", "14:03 已由 Chrome · Windows 退出登录"],
  ["zh-TW", "14:03 已由 Chrome · Windows 登出"],
  ["en", "Signed out by Chrome · Windows, 14:03"],
] as const)(
  "[SI14] the notice names the browser that signed this browser out (%s)",
  async (language, text) => {
    vi.useFakeTimers({ now: at + 60_000, toFake: ["Date"] });
    await changeLanguage(language);
    const { container } = render(<SignedOutBanner why="signed_out" endedBy={endedBy} />);
    expect(container.textContent).toContain(text);
    vi.useRealTimers();
    await changeLanguage("zh-CN");
  },
);

test("[SI14] the notice shows a hostile browser name as text, and an unknown browser as unknown", () => {
  const name = "<img src=x onerror=alert(1)> {{time}} $t(common:agent)";
  const hostile = render(
    <SignedOutBanner why="signed_out" endedBy={{ product: { name, system: "X" }, at }} />,
  );
  expect(hostile.container.querySelector("img")).toBeNull();
  expect(hostile.container.textContent).toContain(`${name} · X`);
  hostile.unmount();
  const { container } = render(<SignedOutBanner why="signed_out" endedBy={{ product: null, at }} />);
  expect(container.textContent).toContain("未知浏览器");
});

test("[SI14] a page keeps the browser that signed it out when a later sign-out has another reason", () => {
  const out = nextFacts(firstFacts, { sign: "signed_out", why: "signed_out", endedBy });
  const later = nextFacts(out, { sign: "signed_out", why: "expired" });
  expect(later.link).toEqual({ state: "signed_out", why: "signed_out", endedBy });
});

const openSignIn = async () => {
  const root = createRootRoute({ component: () => <SignIn problem={null} next="/" /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ["/"] }) });
  render(<RouterProvider router={router as never} />);
  await screen.findByTestId("qr-frame");
};

test("[SI14] the sign-in page names the other browser after a server response has named it", async () => {
  await openSignIn();
  expect(screen.queryByTestId("ended-by")).toBeNull();
  document.body.replaceChildren();
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "not_signed_in", endedBy }, { status: 401 }));
  await request("GET", "/api/me");
  await openSignIn();
  expect(screen.getByTestId("ended-by").textContent).toContain("Chrome · Windows");
});

import type { ListedBrowser, NewBrowser } from "@jieru/shared/protocol/browsers";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { browsersQuery } from "../../../../src/data/queries/browsers.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { NewBrowserBanner } from "../../../../src/features/page/banners/NewBrowserBanner.tsx";
import { Browsers } from "../../../../src/features/settings/browsers/Browsers.tsx";
import { accountId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const requests: string[] = [];
afterEach(() => {
  requests.length = 0;
  vi.unstubAllGlobals();
});

const browser = (id: string, at: number) =>
  ({ id, at, ip: "203.0.113.7", product: { name: "Chrome", system: "Windows" } }) as NewBrowser;
const [first, second] = [browser("first", 1_000), browser("second", 2_000)];
const signOut = () => screen.getByRole("button", { name: /不是我|登出|退出/ });

test("[SI8] an answer about one browser does not apply to another that signs in meanwhile", () => {
  vi.stubGlobal("fetch", async (path: string) => {
    requests.push(path);
    return new Response(null, { status: 204 });
  });
  const { rerender } = render(<NewBrowserBanner browsers={[first]} />);
  rerender(<NewBrowserBanner browsers={[second, first]} />);
  fireEvent.click(signOut(), { detail: 1 });
  rerender(<NewBrowserBanner browsers={[second]} />);
  fireEvent.click(signOut(), { detail: 2 });
  expect(requests).toHaveLength(1);
  expect(requests[0]).toContain("first");
});

const because = /曾用过的浏览器/;
const reasonOf = (button: HTMLElement): boolean =>
  screen.queryByRole("button", { name: button.getAttribute("aria-label") ?? "", description: because }) !==
  null;

test.each([
  ["a new browser confirms no signed-in browser, and its button says why", true, true, true],
  ["a new browser confirms one that has signed out", true, false, false],
  ["a known browser confirms any other", false, true, false],
  ["a browser of an older server may confirm any other", undefined, true, false],
])("[SI8] %s", (_, isNew, signedIn, refused) => {
  render(<NewBrowserBanner browsers={[{ ...first, signedIn }]} isNew={isNew} />);
  expect(reasonOf(screen.getByRole("button", { name: /：是我$/ }))).toBe(refused);
  expect(reasonOf(signOut())).toBe(false);
});

test.each([true, false])("[SI8] the list of browsers says the same and knows this one: %s", async (known) => {
  const client = createQueryClient();
  const here = { ...first, signedIn: true, here: true, known, activeAt: 1 };
  const other = { ...second, signedIn: true, here: false, known: false, activeAt: 1 };
  client.setQueryData(browsersQuery.queryKey, [here, other] as ListedBrowser[]);
  putSnapshot(accountId, snapshot());
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={Browsers} />
    </QueryClientProvider>,
  );
  expect(reasonOf(await screen.findByRole("button", { name: /：是我$/ }))).toBe(!known);
});

test.each([
  ["a new browser does not sign out an older one", false, true],
  ["a browser may sign out one that signed in after it", true, false],
  ["a browser of an older server may sign out any other", undefined, false],
])("[SI13] %s, in the notice and in the list", async (_, mayEnd, refused) => {
  const requests = { ...second, signedIn: true, ...(mayEnd !== undefined && { mayEnd }) };
  const notice = render(<NewBrowserBanner browsers={[requests]} isNew />);
  expect(reasonOf(signOut())).toBe(refused);
  notice.unmount();
  const client = createQueryClient();
  const here = { ...first, signedIn: true, here: true, known: false, activeAt: 1 };
  const other = { ...requests, here: false, known: false, activeAt: 1 };
  client.setQueryData(browsersQuery.queryKey, [here, other] as ListedBrowser[]);
  putSnapshot(accountId, snapshot());
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={Browsers} />
    </QueryClientProvider>,
  );
  const [, one] = await screen.findAllByRole("button", { name: "退出 Chrome · Windows" });
  expect(reasonOf(one as HTMLElement)).toBe(refused);
  const all = screen.queryByRole("button", { name: "退出其他所有浏览器", description: because });
  expect(all !== null).toBe(refused);
});

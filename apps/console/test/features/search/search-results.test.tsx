import type { CustomerHit, SearchAnswer } from "@jieru/shared/protocol/search";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { createRef, type ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Found } from "../../../src/features/search/Found.tsx";
import { type GroupData, itemsOf } from "../../../src/features/search/items.ts";
import { SearchResults } from "../../../src/features/search/SearchResults.tsx";
import type { SearchData } from "../../../src/features/search/use-search.ts";
import { accountId, session, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

// jsdom has no layout: a list needs a mocked height to show rows.
beforeEach(() => void vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600));
afterEach(() => void vi.restoreAllMocks());

const { id, customer, state, ownerId } = session("chen");
const hit = { customer, session: { id, state, ownerId }, spokenAt: 1 } as CustomerHit;
const found: SearchAnswer = {
  by: "typed",
  messages: [],
  customers: [hit],
  next: null,
  lookedBackTo: null,
  behind: 0,
};

const dataOf = (groups: GroupData[]): SearchData => ({
  ...{ state: "found", items: itemsOf(groups), pieces: [], byWords: false, behind: 0, lookedBackTo: null },
  ...{ more: false, loadMore: null, retryNextPage: null, retry: vi.fn() },
});

function put(page: () => ReactElement): void {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
}

const none = () => undefined;
const rest = { accountId, onKind: none, onUp: none };

async function draw(groups: GroupData[]) {
  cleanup();
  const data = dataOf(groups);
  put(() => <SearchResults {...rest} queryKey="陈" data={data} ref={createRef()} />);
  const list = await screen.findByTestId("search-results");
  return { data, list };
}
const customers: GroupData = { group: "customers", pages: [found], failed: false };

test("[FI9] a failed group offers a retry in its place while the other groups show their results", async () => {
  const { data, list } = await draw([customers, { group: "notes", pages: [], failed: true }]);
  expect(within(list).getAllByTestId("search-hit")).toHaveLength(1);
  const place = within(list).getByRole("alert");
  expect(place.textContent).toContain("「备注」搜索失败");
  expect(list.textContent).not.toContain("没有更多了");
  fireEvent.click(within(place).getByRole("button"));
  expect(data.retry).toHaveBeenCalledTimes(1);
});

test("[FI9] a group with more results than shown does not claim to be complete", async () => {
  const next = { before: 1 } as unknown as SearchAnswer["next"];
  const { list } = await draw([
    { ...customers, pages: [{ ...found, next }] },
    { group: "messages", pages: [], failed: false },
  ]);
  expect(within(list).getByRole("button").textContent).toBe("全部用户");
  expect(list.textContent).not.toContain("没有更多了");
});

test("[FI9] the end of results is shown only when nothing failed", async () => {
  const { list } = await draw([customers, { group: "notes", pages: [], failed: false }]);
  expect(within(list).queryByRole("alert")).toBeNull();
  expect(list.textContent).toContain("没有更多了");
});

test.each([
  [false, "找到 1 条"],
  [true, "已列出 1 条，还有更多"],
])(
  "[FI9] a screen reader hears how many results are shown and whether there are more (%s)",
  async (more, words) => {
    const data = { ...dataOf([customers]), more };
    put(() => <Found {...rest} params={{ q: "陈" }} data={data} onAnything={none} ref={createRef()} />);
    expect((await screen.findByRole("status")).textContent).toBe(words);
  },
);

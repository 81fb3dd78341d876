import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Tags } from "../../../src/features/settings/tags/Tags.tsx";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

let answer: (response: Response) => void = () => undefined;
beforeEach(() => {
  vi.stubGlobal("fetch", (_: string, { method }: RequestInit) => {
    if (method === "POST") return new Promise<Response>((give) => (answer = give));
    const tags = ["茶", "壶"].map((tag) => ({ tag, uses: 1 }));
    return Promise.resolve(Response.json({ tags }));
  });
  putSnapshot(accountId, snapshot());
});
afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const showTags = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <InAccount page={() => <Tags accountId={accountId} />} />
    </QueryClientProvider>,
  );
const field = () => screen.getByRole<HTMLInputElement>("textbox", { hidden: true });
const rename = async (tag: string, to: string) => {
  fireEvent.click(await screen.findByRole("button", { name: `重命名「${tag}」`, hidden: true }));
  fireEvent.change(field(), { target: { value: to } });
};

test("[TG5] [EV17] a dialog stays open until its response, which never closes a later dialog", async () => {
  showTags();
  await rename("茶", "茶叶");
  fireEvent.submit(screen.getByTestId("rename-tag"));
  fireEvent(document.querySelector("dialog") as Element, new Event("cancel", { cancelable: true }));
  fireEvent.click(screen.getByText("取消"));
  expect(field().value).toBe("茶叶");
  await act(async () => answer(Response.json({ changed: 1 })));
  await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  await rename("壶", "茶壶");
  expect(field().value).toBe("茶壶");
});

test("[TG5] renaming a tag that was just renamed says that nothing was changed", async () => {
  showTags();
  await rename("茶", "茶叶");
  fireEvent.submit(screen.getByTestId("rename-tag"));
  await act(async () => answer(Response.json({ changed: 0 })));
  expect(currentToasts().at(-1)?.text).toBe("已没有用户使用「茶」，未更改任何用户。可能刚被其他人重命名。");
});

test("[TG5] renaming to an existing tag says that both merge, then how many customers changed", async () => {
  showTags();
  await rename("茶", "茶");
  expect(screen.getByTestId("rename-save").getAttribute("aria-disabled")).toBe("true");
  fireEvent.change(field(), { target: { value: "壶" } });
  expect(screen.getByTestId("rename-tag").textContent).toContain("两个标签将合并");
  fireEvent.submit(screen.getByTestId("rename-tag"));
  await act(async () => answer(Response.json({ changed: 1 })));
  expect(currentToasts().at(-1)?.text).toBe("「茶」已重命名为「壶」，共 1 位用户。");
});

import type { ApiKey } from "@jieru/shared/protocol/attributes";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { KeyDialog } from "../../../src/features/settings/shop/KeyDialog.tsx";
import { RevokeDialog } from "../../../src/features/settings/shop/RevokeDialog.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

let answer: PromiseWithResolvers<Response>;
beforeEach(() => {
  answer = Promise.withResolvers();
  vi.stubGlobal("fetch", () => answer.promise);
});
afterEach(() => vi.unstubAllGlobals());

const leave = () =>
  fireEvent(document.querySelector("dialog") as Element, new Event("cancel", { cancelable: true }));

test("[AT1] the dialog stays open until a new key has been shown", async () => {
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <KeyDialog accountId={accountId} onClose={onClose} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value: "商城" } });
  fireEvent.submit(screen.getByTestId("key-form"));
  leave();
  fireEvent.click(screen.getByText("取消"));
  expect(onClose).not.toHaveBeenCalled();
  await act(async () =>
    answer.resolve(Response.json({ apiKey: { id: "k", name: "商城" }, secret: "jieru_once" })),
  );
  expect(screen.getByTestId("api-key-secret").textContent).toBe("jieru_once");
  leave();
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("key-kept"));
  expect(onClose).toHaveBeenCalledOnce();
});

test("[AT1] a key that could not be revoked shows the reason in the open dialog", async () => {
  const onClose = vi.fn();
  const apiKey = { id: "k", name: "商城" } as ApiKey;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RevokeDialog accountId={accountId} apiKey={apiKey} onClose={onClose} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId("revoke-confirm"));
  await act(async () => answer.resolve(Response.json({ refusal: "server_busy" }, { status: 503 })));
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("服务器繁忙");
  expect(onClose).not.toHaveBeenCalled();
});

test("[AT1] the dialog can be closed after making a key failed", async () => {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <KeyDialog accountId={accountId} onClose={onClose} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value: "商城" } });
  fireEvent.submit(screen.getByTestId("key-form"));
  await act(async () => answer.reject(new TypeError("failed to fetch")));
  expect(screen.getByRole("alert", { hidden: true })).toBeTruthy();
  leave();
  expect(onClose).toHaveBeenCalled();
});

test("[LG9] a key name without visible characters is not accepted", () => {
  const fetchMock = vi.fn(() => answer.promise);
  vi.stubGlobal("fetch", fetchMock);
  const client = new QueryClient();
  putSnapshot(accountId, snapshot());
  render(
    <QueryClientProvider client={client}>
      <KeyDialog accountId={accountId} onClose={vi.fn()} />
    </QueryClientProvider>,
  );
  const make = (value: string) => {
    fireEvent.change(screen.getByRole("textbox", { hidden: true }), { target: { value } });
    fireEvent.submit(screen.getByTestId("key-form"));
    return fetchMock.mock.calls.length;
  };
  expect([make("\u200b\u2060"), make("商城")]).toEqual([0, 1]);
});

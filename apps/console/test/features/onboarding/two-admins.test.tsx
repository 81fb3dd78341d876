import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { connection } from "../../../gallery/api-fixtures.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { connectionQuery } from "../../../src/features/onboarding/connection.ts";
import { AccountName } from "../../../src/features/onboarding/settings/AccountName.tsx";
import { ConnectionSettings } from "../../../src/features/onboarding/settings/ConnectionSettings.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => vi.unstubAllGlobals());

const called = (name: string) => {
  const desk = snapshot({ me: agent(meId, { role: "admin" }) });
  return { ...desk, account: { ...desk.account, name } };
};

test("[ST5] renaming shows another admin's simultaneous rename unless both chose the same name", () => {
  const client = new QueryClient();
  putSnapshot(accountId, called("半山茶器"));
  render(
    <QueryClientProvider client={client}>
      <AccountName accountId={accountId} />
    </QueryClientProvider>,
  );
  const tell = (name: string) => act(() => void putSnapshot(accountId, called(name)));
  fireEvent.click(screen.getByTestId("rename"));
  fireEvent.change(screen.getByTestId("field-name"), { target: { value: "山下茶铺" } });
  expect(screen.queryByRole("alert")).toBeNull();
  tell("半山茶");
  expect(screen.getByRole("alert").textContent).toContain("「半山茶」");
  tell("山下茶铺");
  expect(screen.queryByRole("alert")).toBeNull();
  tell("半山茶器");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[ST5] saving the encryption settings sends only the choices changed here", async () => {
  const as = (change: Partial<Connection>) =>
    connection({ accountId, mode: "secure", format: "json", ...change });
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, { method, body }: RequestInit) => {
    if (method !== "PATCH") return new Promise<Response>(() => undefined);
    bodies.push(JSON.parse(body as string));
    return Response.json({ connection: as({ mode: "plain", format: "xml" }) });
  });
  const client = new QueryClient();
  putSnapshot(accountId, called("半山茶器"));
  client.setQueryData(connectionQuery(accountId).queryKey, as({}));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <ConnectionSettings accountId={accountId} />} />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole("radio", { name: "明文模式" }));
  expect(screen.getAllByText("明文模式"), "they stand where they are changed, and there alone").toHaveLength(
    1,
  );
  fireEvent.click(screen.getByTestId("save-wrapping"));
  await expect.poll(() => bodies).toEqual([{ mode: "plain" }]);
});

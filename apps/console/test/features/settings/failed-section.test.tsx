import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { OpenSection } from "../../../src/features/settings/OpenSection.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test("[TR16] a section that throws says so under its own heading", async () => {
  const client = createQueryClient();
  const me = agent(meId, { role: "admin" });
  const account = { ...snapshot().account, topics: null as never };
  putSnapshot(accountId, snapshot({ me, account }));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <OpenSection accountId={accountId} id="topics" />} />
    </QueryClientProvider>,
  );
  expect((await screen.findByRole("alert")).textContent).toContain("无法显示此部分");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("会话主题");
});

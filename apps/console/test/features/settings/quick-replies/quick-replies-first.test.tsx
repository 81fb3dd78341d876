import type { Role } from "@jieru/shared/domain/agent";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { QuickReplies } from "../../../../src/features/settings/quick-replies/QuickReplies.tsx";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const { queryKey } = quickRepliesQuery(accountId);
const team = {
  ...{ id: "a", scope: "team", title: "问候", category: "", shortcut: null, text: "您好", position: 0 },
} as unknown as QuickReply;

afterEach(() => vi.unstubAllGlobals());

async function open(role: Role, there: QuickReply[]) {
  vi.stubGlobal("fetch", async () => Response.json({ quickReplies: there }));
  const me = agent(meId, { role });
  const client = new QueryClient();
  putSnapshot(accountId, snapshot({ me, agents: [me] }));
  const page = () => (
    <QueryClientProvider client={client}>
      <QuickReplies accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
  return client;
}

const shown = async () =>
  (await screen.findAllByRole("radio")).find((radio) => radio.getAttribute("aria-checked") === "true")
    ?.textContent;

test.each<[role: Role, there: QuickReply[], first: string]>([
  ["agent", [], "我的"],
  ["agent", [team], "团队"],
  ["supervisor", [], "团队"],
])("[QR1] the page of an %s, where the team has %j, begins with %s", async (role, there, first) => {
  await open(role, there);
  expect(await shown()).toBe(first);
});

test("[QR1] the page stays there when the team gets its first quick reply", async () => {
  const client = await open("agent", []);
  await act(async () => client.setQueryData(queryKey, [team]));
  expect(await shown()).toBe("我的");
});

import type { AgentId } from "@jieru/shared/domain/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { useAgentName } from "../../../src/data/queries/use-snapshot.ts";
import { confirmedSnapshot, putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, agent, frame, meId, snapshot } from "../../fixtures.ts";

const gone = "01gone" as AgentId;
const Author = () => <b>{useAgentName(accountId)(gone) ?? "客服"}</b>;
const before = snapshot({ agents: [agent(meId), agent(gone, { name: "许然" })] });
const seq = before.seq + 1;

let former: Promise<object[]> | object[] = [];
let client = new QueryClient();
beforeEach(async () => {
  former = [];
  client = new QueryClient();
  putSnapshot(accountId, before);
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith("/snapshot")) return Response.json(snapshot({ seq, agents: [agent(meId)] }));
    return Response.json(path.endsWith("/drafts") ? { drafts: [] } : { agents: await former });
  });
  render(
    <QueryClientProvider client={client}>
      <Author />
    </QueryClientProvider>,
  );
  await expect.poll(() => client.isFetching()).toBe(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const isBound = () => confirmedSnapshot(accountId)?.agents.some((a) => a.id === gone);
const shown = () => [...document.querySelectorAll("b")].map((b) => b.textContent);

test("[AG10] messages keep the author's name from the moment the agent is removed", async () => {
  const response = Promise.withResolvers<object[]>();
  former = response.promise;
  const unbound = { seq, type: "agent_unbound", at: 0, agentId: gone } as const;
  act(() => void expect(receiveFrame(client, accountId, frame(before.seq, seq, [unbound]))).toBe("applied"));
  expect([isBound(), shown()]).toEqual([false, ["许然"]]);
  response.resolve([{ id: gone, name: "许然然" }]);
  expect(await screen.findByText("许然然")).toBeTruthy();
});

test("[AG10] messages keep the author's name when the snapshot is loaded again", async () => {
  former = [{ id: gone, name: "许然" }];
  const on = vi.spyOn(Socket.prototype, "on");
  const feed = openFeed(client, accountId);
  const [, startOver] = on.mock.calls.find(([event]) => event === "snapshot_required") ?? [];
  act(() => void startOver?.({ accountId }));
  await expect.poll(() => isBound()).toBe(false);
  expect(await screen.findByText("许然")).toBeTruthy();
  feed.close();
});

import type { AgentId } from "@jieru/shared/domain/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { useAgentName } from "../../src/api/use-desk.ts";
import { receiveFrame } from "../../src/sync/receive-frame.ts";
import { accountId, agent, meId, snapshot } from "../desk.ts";

afterEach(() => vi.unstubAllGlobals());

const gone = "01gone" as AgentId;
const Author = () => <b>{useAgentName(accountId)(gone) ?? "客服"}</b>;

test("[AG10] what stands open keeps its author's name when they are unbound", async () => {
  let former: object[] = [];
  vi.stubGlobal("fetch", async () => Response.json({ agents: former }));
  const client = new QueryClient();
  const desk = snapshot({ agents: [agent(meId), agent(gone, { name: "许然" })] });
  client.setQueryData(snapshotQuery(accountId).queryKey, desk);
  render(
    <QueryClientProvider client={client}>
      <Author />
    </QueryClientProvider>,
  );
  expect(await screen.findByText("许然")).toBeTruthy();
  former = [{ id: gone, name: "许然" }];
  const seq = desk.seq + 1;
  const unbound = { seq, type: "agent_unbound", at: 0, agentId: gone } as const;
  const frame = { accountId, from: desk.seq, to: seq, now: 0, events: [unbound] };
  act(() => void expect(receiveFrame(client, accountId, frame)).toBe("applied"));
  expect(client.getQueryData(snapshotQuery(accountId).queryKey)?.agents.map((a) => a.id)).toEqual([meId]);
  expect(await screen.findByText("许然")).toBeTruthy();
});

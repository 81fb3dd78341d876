import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { boardQuery } from "../../../src/data/queries/board.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Happenings } from "../../../src/features/board/Happenings.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => vi.unstubAllGlobals());

const about = (seq: number, id: string) => ({
  ...{ seq, at: seq },
  session: { id, customer: { openid: `open-${id}`, remark: "苏小姐" } },
});
const back = { what: "waits_again", why: "agent_lost", fromId: "lin", fromName: "林知夏" };

test("[BO5] a line about one session links to it, and a line about several or none does not", async () => {
  const happenings = [
    { ...about(4, "s4"), what: "not_sent", state: "failed", agentId: "lin", agentName: "林知夏" },
    { ...about(3, "s3"), ...back },
    { ...about(2, "s2"), ...back },
    { seq: 1, at: 1, what: "pushes_ceased", gap: null },
  ];
  const board = { agents: [], readers: [], happenings } as unknown as Board;
  vi.stubGlobal("fetch", async () => Response.json(board));
  const client = new QueryClient();
  const desk = snapshot({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId)] });
  putSnapshot(accountId, desk);
  client.setQueryData(boardQuery(accountId).queryKey, board);
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <Happenings accountId={accountId} />} />
    </QueryClientProvider>,
  );
  expect(await screen.findAllByRole("listitem")).toHaveLength(3);
  const links = screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  expect(links).toEqual([["林知夏 发给 苏小姐 的一条回复未发出", `/a/${accountId}/s/s4`]]);
});

import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { boardQuery } from "../../../src/data/queries/board.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { AgentCards } from "../../../src/features/board/agents/AgentCards.tsx";
import { changeLanguage } from "../../../src/i18n/i18n.ts";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(async () => {
  vi.unstubAllGlobals();
  await changeLanguage("zh-CN");
});

test.each([
  ["zh-CN", "接入到回复 48 秒，今日 23"],
  ["zh-TW", "接入到回覆 48 秒，今日 23"],
  ["en", "Pick-up to reply 48 s, today 23"],
] as const)(
  "[LG8] an agent card on a phone separates figures with the language's separator: %s",
  async (language, words) => {
    await changeLanguage(language);
    const desk = snapshot({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId)] });
    const board = {
      agents: [{ agentId: meId, pickedUp: 23, firstResponseMs: 48_000 }],
      readers: [],
    } as unknown as Board;
    vi.stubGlobal("fetch", async () => Response.json(board));
    const client = new QueryClient();
    putSnapshot(accountId, desk);
    client.setQueryData(boardQuery(accountId).queryKey, board);
    render(
      <QueryClientProvider client={client}>
        <InAccount page={() => <AgentCards accountId={accountId} desk={desk} />} />
      </QueryClientProvider>,
    );
    expect(await screen.findByText(words)).toBeTruthy();
  },
);

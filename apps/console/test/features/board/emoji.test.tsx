import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionsOfQuery } from "../../../src/data/queries/customer-history.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { OpenedSession } from "../../../src/features/board/agents/OpenedSession.tsx";
import { History } from "../../../src/features/customer/History.tsx";
import "../../../src/features/board/BoardPage.tsx";
import { WaitingPane } from "../../../src/features/board/waiting/WaitingPane.tsx";
import { accountId, agent, meId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Promise(() => undefined));
  // jsdom has no layout: a list needs a mocked height to show rows.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const preview = (text: string) => ({
  lastMessage: { direction: "in", type: "text", text, at: 1_000_000, delivery: null } as never,
  spoken: true,
});

test("[RD1] WeChat emoji are drawn on the board and in earlier sessions, and read aloud as their code", async () => {
  const me = agent(meId, { role: "supervisor" });
  const served = session("served", preview("收到了[微笑]"));
  const line = waiting("line", preview("在吗[微笑]"));
  const desk = snapshot({ me, agents: [me], sessions: [served], waiting: { count: 1, sessions: [line] } });
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  const earlier = session("earlier", { state: "ended", ...preview("谢谢[微笑]") });
  client.setQueryData(sessionsOfQuery(served.conversationId).queryKey, {
    pages: [{ sessions: [earlier], more: false }],
    pageParams: [null],
  } as never);
  const page = () => (
    <>
      <WaitingPane accountId={accountId} desk={desk} />
      <OpenedSession accountId={accountId} desk={desk} session={served} />
      <History accountId={accountId} session={served} />
    </>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  for (const drawn of ["在吗🙂", "收到了🙂", "谢谢🙂"]) expect(await screen.findByText(drawn)).toBeTruthy();
  expect(screen.getByText(/在吗\[微笑\]/).className).toBe("sr-only");
});

import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { boardQuery } from "../../src/api/board.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { agentRows } from "../../src/supervise/agents/agent-rows.ts";
import { OpenedAgent } from "../../src/supervise/agents/OpenedAgent.tsx";
import { accountId, agent, meId, otherId, session, snapshot, startedAt } from "../desk.ts";
import { InAccount } from "../in-account.tsx";

afterEach(() => vi.unstubAllGlobals());

const looker = "gaoyuan" as AgentId;
const theirs = (id: string, change: Partial<Session>) =>
  session(id, { ownerId: otherId, lastActivityAt: startedAt, ...change });

/** As they come, in no order. */
const sessions = [
  theirs("asleep", { state: "inactive", lastActivityAt: startedAt + 9 }),
  theirs("answered", { lastActivityAt: startedAt + 1 }),
  theirs("answered-later", { lastActivityAt: startedAt + 2 }),
  theirs("due", { unansweredSince: startedAt + 5 }),
  theirs("due-first", { unansweredSince: startedAt + 4 }),
  session("mine", { unansweredSince: startedAt }),
];
const row = (id: string) => document.querySelector<HTMLElement>(`li[data-session="${id}"]`);

/** What goes to the server meanwhile, without what only reads. */
async function open(readers: Board["readers"] = []): Promise<string[]> {
  const done: string[] = [];
  const board = { agents: [], readers } as unknown as Board;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (init?.method === "POST") done.push(`${path} ${init.body}`);
    return Response.json(board);
  });
  const me = agent(meId, { role: "supervisor" });
  const desk = snapshot({
    me,
    agents: [me, agent(otherId), agent(looker, { name: "高远" })],
    sessions,
  });
  const client = new QueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, desk);
  client.setQueryData(boardQuery(accountId).queryKey, board);
  const [opened] = agentRows(desk, undefined).filter(({ agent: { id } }) => id === otherId);
  if (!opened) throw new Error("nobody there");
  const page = () => <OpenedAgent accountId={accountId} desk={desk} row={opened} />;
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("all-back");
  return done;
}

test("[AG5] what an agent holds stands in the order it asks for: longest unanswered first, what sleeps last", async () => {
  await open();
  const shown = [...document.querySelectorAll("li[data-session]")].map((li) =>
    li.getAttribute("data-session"),
  );
  expect(shown).toEqual(["due-first", "due", "answered-later", "answered", "asleep"]);
});

test("[DI6] all that waits goes back to the line by one press, and nothing that is answered", async () => {
  const done = await open();
  fireEvent.click(screen.getByTestId("all-back"));
  await vi.waitFor(() => expect(done).toHaveLength(2));
  expect(done).toEqual([
    '/api/sessions/due-first/transfer {"toLine":true}',
    '/api/sessions/due/transfer {"toLine":true}',
  ]);
});

test("[BO8] who has read a session stands beside that one alone", async () => {
  const { id } = theirs("answered", {});
  await open([{ sessionId: id, agentId: looker, at: startedAt }]);
  expect(within(row("answered") as HTMLElement).getByTestId("past-lookers").textContent).toContain("高远");
  expect(screen.getAllByTestId("past-lookers")).toHaveLength(1);
});

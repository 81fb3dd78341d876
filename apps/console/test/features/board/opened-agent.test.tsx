import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { boardQuery } from "../../../src/data/queries/board.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { agentRows } from "../../../src/features/board/agents/agent-rows.ts";
import { OpenedActions } from "../../../src/features/board/agents/OpenedActions.tsx";
import { OpenedAgent } from "../../../src/features/board/agents/OpenedAgent.tsx";
import { accountId, agent, meId, otherId, session, snapshot, startedAt } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

HTMLElement.prototype.hidePopover ??= () => undefined;
afterEach(() => vi.unstubAllGlobals());

const looker = "gaoyuan" as AgentId;
const theirs = (id: string, change: Partial<Session>) =>
  session(id, { ownerId: otherId, lastActivityAt: startedAt, ...change });

const sessions = [
  theirs("asleep", { state: "inactive", lastActivityAt: startedAt + 9 }),
  theirs("answered", { lastActivityAt: startedAt + 1 }),
  theirs("answered-later", { lastActivityAt: startedAt + 2 }),
  theirs("due", { unansweredSince: startedAt + 5 }),
  theirs("due-first", { unansweredSince: startedAt + 4 }),
  session("mine", { unansweredSince: startedAt }),
];
const shown = () =>
  [...document.querySelectorAll("li[data-session]")].map((li) => li.getAttribute("data-session"));
const row = (id: string) => document.querySelector<HTMLElement>(`li[data-session="${id}"]`);

let become: (sessions: Session[]) => void;

async function open(
  readers: Board["readers"] = [],
  settings: Partial<Snapshot["account"]> = {},
): Promise<string[]> {
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
  Object.assign(desk.account, settings);
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  client.setQueryData(boardQuery(accountId).queryKey, board);
  const [opened] = agentRows(desk, undefined).filter(({ agent: { id } }) => id === otherId);
  if (!opened) throw new Error("nobody there");
  const page = () => {
    const [held, setHeld] = useState(sessions);
    become = (next) => act(() => setHeld(next));
    return <OpenedAgent accountId={accountId} desk={{ ...desk, sessions: held }} row={opened} />;
  };
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("all-back");
  return done;
}

test("[AG5] an agent's sessions are sorted: longest unanswered first, inactive last", async () => {
  await open();
  expect(shown()).toEqual(["due-first", "due", "answered-later", "answered", "asleep"]);
});

test("[BO18] colleagues' sessions can be watched or taken over, and own sessions can be opened", async () => {
  const desk = snapshot({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId), agent(otherId)] });
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  const own = session("own");
  const theirOwn = theirs("their-own", {});
  const page = () => (
    <>
      <OpenedActions accountId={accountId} desk={desk} session={own} />
      <OpenedActions accountId={accountId} desk={desk} session={theirOwn} />
    </>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  const words = async (text: RegExp) => (await screen.findAllByRole("link", { name: text })).length;
  expect([await words(/^打开/), await words(/^旁观/)]).toEqual([1, 1]);
  const searchOf = (text: RegExp) =>
    new URL(screen.getByRole<HTMLAnchorElement>("link", { name: text }).href).search;
  expect([searchOf(/^打开/), searchOf(/^旁观/)]).toEqual(["", `?owner=${otherId}`]);
  expect(screen.getAllByTestId("take-over")).toHaveLength(1);
});

test("[DI6] one press returns all waiting sessions to the queue and no answered one", async () => {
  const done = await open();
  fireEvent.click(screen.getByTestId("all-back"));
  await expect.poll(() => done).toHaveLength(2);
  expect(done).toEqual([
    '/api/sessions/due-first/transfer {"toLine":true}',
    '/api/sessions/due/transfer {"toLine":true}',
  ]);
});

test("[BO8] a viewer is shown beside the viewed session only", async () => {
  const { id } = theirs("answered", {});
  await open([{ sessionId: id, agentId: looker, at: startedAt }]);
  expect(within(row("answered") as HTMLElement).getByTestId("past-lookers").textContent).toContain("高远");
  expect(screen.getAllByTestId("past-lookers")).toHaveLength(1);
});

/** The next state: one is answered, one has left, another waits longest. */
const next = () => [
  ...sessions.filter(({ id }) => id !== "due" && id !== "answered-later"),
  theirs("due", { lastActivityAt: startedAt + 20 }),
  theirs("new", { unansweredSince: startedAt + 1 }),
];
const list = () => document.querySelector("li[data-session]")?.parentElement as HTMLElement;
const placed = () => [...list().children].map((li) => li.getAttribute("data-session") ?? li.textContent);

test("[BO6] sessions keep their places under the pointer and are sorted once it leaves", async () => {
  await open();
  const button = within(row("due") as HTMLElement).getByTestId("end");
  fireEvent.pointerEnter(list());
  become(next());
  const others = expect.stringContaining("3");
  expect(placed()).toEqual(["due-first", "due", others, "", "answered", "asleep", "new"]);
  expect(within(row("due") as HTMLElement).getByTestId("end")).toBe(button);
  fireEvent.pointerLeave(list());
  expect(shown()).toEqual(["new", "due-first", "due", "answered", "asleep"]);
  expect(within(row("due") as HTMLElement).getByTestId("end")).toBe(button);
});

test("[BO6] after a tap that ended a session, a second tap at the same place changes nothing", async () => {
  const done = await open();
  become([theirs("first", { lastActivityAt: startedAt + 2 }), theirs("second", {})]);
  const finger = { pointerType: "touch" };
  fireEvent.pointerEnter(list(), finger);
  fireEvent.pointerLeave(list(), finger);
  fireEvent.click(within(row("first") as HTMLElement).getByTestId("end"));
  await expect.poll(() => done).toEqual(["/api/sessions/first/end {}"]);
  become([theirs("second", {})]);
  expect(placed()).toEqual([expect.stringContaining("1"), "", "second"]);
});

test("[BO6] sessions keep their places while one of their menus is open", async () => {
  await open();
  const trigger = within(row("due") as HTMLElement).getByTestId("reassign");
  const menu = document.getElementById(trigger.getAttribute("popovertarget") ?? "") as HTMLElement;
  fireEvent(menu, Object.assign(new Event("toggle"), { newState: "open" }));
  become(next());
  expect(shown()).toEqual(["due-first", "due", "answered", "asleep", "new"]);
  expect(menu.isConnected).toBe(true);
  fireEvent(menu, Object.assign(new Event("toggle"), { newState: "closed" }));
  expect(shown()).toEqual(["new", "due-first", "due", "answered", "asleep"]);
});

test("[RM9] [KB11] ending a session with a future reminder asks the supervisor first", async () => {
  const done = await open();
  const reminder = { at: Date.now() + 60_000, text: null, by: meId, due: false };
  become([theirs("promised", { reminder })]);
  fireEvent.click(within(row("promised") as HTMLElement).getByTestId("end"));
  expect(screen.getByTestId("end-dialog").textContent).toContain("有未到期的提醒");
  expect(done).toEqual([]);
});

test("[KB11] ending a session asks first only when its last reply is unconfirmed", async () => {
  const lastMessage = {
    direction: "out",
    type: "text",
    text: "在的",
    at: startedAt,
    delivery: "unconfirmed",
  };
  const done = await open();
  become([theirs("asleep", {}), theirs("doubt", { lastMessage: lastMessage as Session["lastMessage"] })]);
  fireEvent.click(within(row("doubt") as HTMLElement).getByTestId("end"));
  expect(screen.getByTestId("end-dialog").textContent).toContain("未确认");
  expect(done).toEqual([]);
  fireEvent.click(screen.getByTestId("end-confirm"));
  await expect.poll(() => done).toEqual(["/api/sessions/doubt/end {}"]);
  fireEvent.click(within(row("asleep") as HTMLElement).getByTestId("end"));
  await expect.poll(() => done).toContain("/api/sessions/asleep/end {}");
  const closed = { ...session("late").allowance, until: Date.now() - 1 };
  become([theirs("late", { unansweredSince: startedAt, allowance: closed })]);
  fireEvent.click(within(row("late") as HTMLElement).getByTestId("end"));
  await expect.poll(() => done).toContain("/api/sessions/late/end {}");
});

const openMenuOf = (trigger: HTMLElement) =>
  fireEvent(
    document.getElementById(trigger.getAttribute("popovertarget") ?? "") as HTMLElement,
    Object.assign(new Event("toggle"), { newState: "open" }),
  );

test("[CR2] the end button announces the rating request, and the dialog lets the supervisor omit it", async () => {
  const done = await open([], { ratingRequest: { text: "{{link}}" } });
  const allowance = { ...session("asked").allowance, until: Date.now() + 3_600_000 };
  const served = { spoken: true, firstResponseMs: 2_000, allowance };
  become([
    theirs("owed", { ...served, unansweredSince: startedAt }),
    theirs("asked", served),
    theirs("unserved", {}),
  ]);
  const endOf = (id: string) => within(row(id) as HTMLElement).getByTestId("end");
  const chooseIn = (id: string, choice: string) => {
    openMenuOf(endOf(id));
    fireEvent.click(within(row(id) as HTMLElement).getByTestId(choice));
  };
  fireEvent.click(endOf("unserved"));
  await expect.poll(() => done).toEqual(["/api/sessions/unserved/end {}"]);
  fireEvent.click(endOf("asked"));
  openMenuOf(endOf("asked"));
  expect(screen.getByTestId("end-asking").textContent).toBe("结束结束后将邀请用户评价");
  fireEvent.click(screen.getByTestId("end-unasked"));
  await expect.poll(() => done.slice(1)).toEqual(['/api/sessions/asked/end {"askRating":false}']);
  chooseIn("owed", "end-asking");
  expect(screen.getByTestId("end-dialog").textContent).toContain("结束后将邀请用户评价");
  fireEvent.click(screen.getByTestId("end-cancel"));
  chooseIn("owed", "end-unasked");
  expect(screen.getByTestId("end-dialog").textContent).not.toContain("评价");
  fireEvent.click(screen.getByTestId("end-confirm"));
  await expect.poll(() => done.slice(2)).toEqual(['/api/sessions/owed/end {"askRating":false}']);
});

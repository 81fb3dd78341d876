import type { AgentId, MessageId } from "@jieru/shared/domain/ids";
import type { Addressee } from "@jieru/shared/domain/mention";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { mentionsQuery } from "../../../../src/data/queries/mentions.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { handlerOf } from "../../../../src/features/commands/handlers.ts";
import { NoteTile } from "../../../../src/features/conversation/tiles/NoteTile.tsx";
import type { NoteMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { useMentionSeen } from "../../../../src/features/conversation/timeline/use-mention-seen.ts";
import { MentionBar } from "../../../../src/features/mentions/MentionBar.tsx";
import { accountId, agent, meId, message, otherId, session, snapshot } from "../../../fixtures.ts";
import { renderIn } from "../render-in.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const noteId = "n1" as MessageId;
const mention = { agentId: meId, by: otherId, noteId, seq: 7, at: 5 };
const mentioning = (id: string) => {
  const plain = session(id);
  return { ...plain, customer: { ...plain.customer, remark: "陈老板", mentions: [mention] } };
};
const noted = (note: string, to: Addressee[]): NoteMessage =>
  ({ ...message("n1", 7), type: "note", note, to }) as unknown as NoteMessage;

test("[MN8] a note highlights the agents it names, the viewer most, and lists the others beside its author", () => {
  const to = [
    { agentId: meId, name: "旧名" },
    { agentId: "bai" as AgentId, name: "白露" },
    { agentId: otherId, name: "许然" },
  ];
  renderIn(session("s"), <NoteTile message={noted("@旧名 和 @白露 看一下", to)} />);
  const marks = screen.getAllByTestId("mention");
  expect(marks.map((mark) => [mark.textContent, mark.dataset.mine ?? null])).toEqual([
    ["@", "true"],
    ["@", null],
  ]);
  expect(screen.getByTestId("message-n1").textContent).toContain("看一下");
});

test("[MN8] a whisper names its recipient", () => {
  renderIn(session("s"), <NoteTile message={noted("先退款", [{ agentId: meId, name: "我" }])} />);
  expect(screen.getByTestId("message-n1").textContent).toContain("给你");
});

async function showBar(...sessions: ReturnType<typeof session>[]): Promise<void> {
  const client = createQueryClient();
  const agents = [agent(meId), agent(otherId, { name: "许然" })];
  putSnapshot(accountId, snapshot({ agents }));
  client.setQueryData(mentionsQuery(accountId).queryKey, sessions);
  client.setQueryDefaults(mentionsQuery(accountId).queryKey, { staleTime: Number.POSITIVE_INFINITY });
  const root = createRootRoute({ component: () => <MentionBar accountId={accountId} /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await act(async () => undefined);
}

test("[MN9] the bar above the lists shows author, customer and number of unread mentions", async () => {
  await showBar(mentioning("a"), mentioning("b"));
  const { textContent } = await screen.findByTestId("mention-bar");
  expect(textContent).toContain("许然 在「陈老板」的备注中提到你");
  expect(textContent).toContain("另有 1 条提到你");
  expect(handlerOf("nextMention")?.reason).toBeNull();
});

test("[MN9] the bar is absent without mentions", async () => {
  await showBar();
  expect(screen.queryByTestId("mention-bar")).toBeNull();
  expect(handlerOf("nextMention")?.reason).toBe("没有提到你的新备注");
});

const viewer = { id: meId, role: "agent" } as const;
const loaded = { rows: [], images: [], loaded: true, failed: false, newer: false, unsent: [] };

function Seen({ messages, more = true }: { messages: ReturnType<typeof message>[]; more?: boolean }) {
  useMentionSeen(mentioning("s"), viewer, { ...loaded, messages, more, reload: () => undefined });
  return null;
}

test("[MN5] a note is reported as seen once, when it is loaded", async () => {
  const requests: unknown[] = [];
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    requests.push([path, JSON.parse(String(body))]);
    return Promise.resolve(Response.json({ session: session("s") }));
  });
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  const { rerender } = render(<Seen messages={[message("m9", 9)]} />);
  await act(async () => undefined);
  expect(requests).toEqual([]);
  rerender(<Seen messages={[message(noteId, 7), message("m9", 9)]} />);
  rerender(<Seen messages={[message(noteId, 7), message("m9", 9)]} more={false} />);
  await act(async () => undefined);
  expect(requests).toEqual([["/api/sessions/s/mentions/seen", { noteId }]]);
});

import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { memo, Profiler, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../src/data/http/query-client.ts";
import { attributesQuery } from "../src/data/queries/attributes.ts";
import { sessionsOfQuery } from "../src/data/queries/customer-history.ts";
import { messagesQuery } from "../src/data/queries/messages.ts";
import { quickRepliesQuery } from "../src/data/queries/quick-replies.ts";
import { readersQuery } from "../src/data/queries/readers.ts";
import { useAgentName } from "../src/data/queries/use-snapshot.ts";
import { putSnapshot, useSnapshot } from "../src/data/store/snapshots.ts";
import { ConversationPane } from "../src/features/conversation/ConversationPane.tsx";
import { CustomerPanel } from "../src/features/customer/CustomerPanel.tsx";
// Loaded in advance, so that only events cause renders.
import "../src/features/customer/RatingFacts.tsx";
import "../src/features/customer/WrapUpFacts.tsx";
import { ConsoleCommands } from "../src/app/shell/ConsoleCommands.tsx";
import { PageTitle } from "../src/app/shell/PageTitle.tsx";
import { receiveFrame } from "../src/data/feed/receive-frame.ts";
import { changeQueue, forgetPending } from "../src/data/outbox/pending-replies.ts";
import type { PendingReply } from "../src/data/outbox/send-queue.ts";
import { ListTabs } from "../src/features/inbox/list/ListTabs.tsx";
import { NextBar } from "../src/features/inbox/pick-up/NextBar.tsx";
import { SessionRow } from "../src/features/inbox/row/SessionRow.tsx";
import { noteServerTime } from "../src/lib/time/server-clock.ts";
import { accountId, event, frame, meId, message, session, snapshot, startedAt } from "./fixtures.ts";
import { InAccount } from "./in-account.tsx";

const [open, other] = [session("open"), session("other", { unread: 1 })];
/** Requested on idle and never answered. */
const readers = readersQuery(open.conversationId, 0);
const queries = [readers, sessionsOfQuery(open.conversationId), attributesQuery(open.conversationId)];
const messageIn = (id: string, seq: number) => message(id, seq, { conversationId: open.conversationId });

/** Renders per part since the last reset. */
let drawn = new Map<string, number>();
const Watched = ({ part, children }: { part: string; children: ReactNode }) => (
  <Profiler id={part} onRender={(id) => drawn.set(id, (drawn.get(id) ?? 0) + 1)}>
    {children}
  </Profiler>
);

const targets = { waitTargetMs: 300_000, answerTargetMs: 300_000, keepUnanswered: false };
const Row = memo(({ session: s, nameOf }: { session: Session; nameOf: ReturnType<typeof useAgentName> }) => (
  <Watched part={`row ${s.id}`}>
    <SessionRow
      {...{ accountId, nameOf, meId }}
      session={s}
      current={s.id === open.id}
      reachable={s.id === open.id}
      account={targets}
      compact={false}
    />
  </Watched>
));

function Rows() {
  const nameOf = useAgentName(accountId);
  return useSnapshot(accountId).sessions.map((s) => <Row key={s.id} session={s} nameOf={nameOf} />);
}

async function show(): Promise<QueryClient> {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [open, other] }));
  // As the snapshot does, so that the first frame is of the same time.
  noteServerTime(startedAt);
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  client.setQueryData(readers.queryKey, []);
  const messages = {
    seq: 10,
    more: false,
    newer: false,
    gaps: [],
    messages: [messageIn("first", 1), messageIn("second", 2)],
  };
  client.setQueryData(messagesQuery(open.conversationId).queryKey, messages);
  const page = () => (
    <>
      <Watched part="conversation">
        <ConversationPane accountId={accountId} sessionId={open.id} />
      </Watched>
      <Watched part="around">
        <ConsoleCommands accountId={accountId} />
        <PageTitle accountId={accountId} />
        <ListTabs accountId={accountId} tab="active" />
        <NextBar accountId={accountId} />
      </Watched>
      <Rows />
      <Watched part="panel">
        <CustomerPanel accountId={accountId} sessionId={open.id} />
      </Watched>
    </>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("composer-input");
  // Waits for rows out of view and for requests on idle.
  await act(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));
  const statuses = () => queries.map(({ queryKey }) => client.getQueryState(queryKey)?.fetchStatus);
  await waitFor(() => expect(statuses()).toEqual(queries.map(() => "fetching")));
  return client;
}

let seq = 10;
async function receive(client: QueryClient, of: Session, change: Partial<Session>): Promise<string[]> {
  const news: Event = event(seq + 1, { session: structuredClone({ ...of, ...change }) });
  drawn = new Map();
  await act(async () => {
    receiveFrame(client, accountId, frame(seq, ++seq, [news]));
  });
  return [...drawn.keys()].sort();
}

const written = { unread: 2, lastSeq: 11, lastActivityAt: startedAt + 1 };

beforeEach(() => void vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  forgetPending();
  seq = 10;
});

test("[DW2] a message to another conversation renders only its row", async () => {
  const client = await show();
  expect(await receive(client, other, written)).toEqual(["row other"]);
});

test("[DW2] a message to the open conversation renders only the conversation, panel and row", async () => {
  const client = await show();
  expect(await receive(client, open, { lastSeq: 11, lastActivityAt: startedAt + 1 })).toEqual([
    "conversation",
    "panel",
    "row open",
  ]);
});

/** React's props of an element; another object after each render. */
function drawnWith(testId: string): unknown {
  const element = screen.getByTestId(testId);
  return Object.entries(element).find(([name]) => name.startsWith("__reactProps"))?.[1];
}
async function drawnBy(testIds: readonly string[], happens: () => Promise<unknown>): Promise<string[]> {
  const before = testIds.map(drawnWith);
  await happens();
  return testIds.filter((id, i) => drawnWith(id) !== before[i]);
}

test("[DW2] a reply renders only the allowance in the customer panel", async () => {
  const client = await show();
  const parts = ["close-customer", "customer-name", "add-tag", "allowance-left"];
  const allowance = { ...open.allowance, left: 2 };
  const sent = () => receive(client, open, { lastSeq: 11, lastActivityAt: startedAt + 1, allowance });
  expect(await drawnBy(parts, sent)).toEqual(["allowance-left"]);
});

test("[DW2] a pending reply renders no button of the conversation header", async () => {
  await show();
  const { id: sessionId, conversationId } = open;
  const reply: PendingReply = {
    accountId,
    clientMessageId: "reply" as ClientMessageId,
    conversationId,
    sessionId,
    agentId: meId,
    body: { type: "text", text: "好的", clientMessageId: "reply" as ClientMessageId },
    at: startedAt,
    state: "sending",
    failure: null,
  };
  const parts = ["transfer", "end-session", "allowance-left"];
  const queued = () => act(async () => changeQueue((queue) => [...queue, reply]));
  expect(await drawnBy(parts, queued)).toEqual(["allowance-left"]);
});

test("[DW2] an unchanged session renders nothing", async () => {
  const client = await show();
  expect(await receive(client, other, {})).toEqual([]);
});

test("[DW2] a customer who becomes the longest unanswered updates the command that opens them", async () => {
  const client = await show();
  const due = { ...written, unansweredSince: startedAt + 1 };
  expect(await receive(client, other, due)).toEqual(["around", "row other"]);
});

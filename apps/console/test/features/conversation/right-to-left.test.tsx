import type { Session } from "@jieru/shared/domain/session";
import type { MessageHit } from "@jieru/shared/protocol/search";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { sessionsOfQuery } from "../../../src/data/queries/customer-history.ts";
import { quickRepliesQuery } from "../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { OpenedSession } from "../../../src/features/board/agents/OpenedSession.tsx";
import { WaitingRow } from "../../../src/features/board/waiting/WaitingRow.tsx";
import {
  ConversationContext,
  SessionContext,
} from "../../../src/features/conversation/conversation-context.ts";
import { UnsentTile } from "../../../src/features/conversation/delivery/UnsentTile.tsx";
import { ReplyArea } from "../../../src/features/conversation/ReplyArea.tsx";
import { MessageTile } from "../../../src/features/conversation/tiles/MessageTile.tsx";
import type { SpokenMessage } from "../../../src/features/conversation/timeline/timeline-bodies.ts";
import { History } from "../../../src/features/customer/History.tsx";
import { RowPreview } from "../../../src/features/inbox/row/RowPreview.tsx";
import { SessionRow } from "../../../src/features/inbox/row/SessionRow.tsx";
import type { Entry } from "../../../src/features/palette/entry.ts";
import { PaletteRow } from "../../../src/features/palette/PaletteRow.tsx";
import { MessageHitRow } from "../../../src/features/search/HitRow.tsx";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, meId, otherId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";
import { customerMessage } from "./fixtures.ts";

beforeEach(() => vi.stubGlobal("fetch", async () => new Promise(() => undefined)));
afterEach(() => vi.unstubAllGlobals());

const words = "السلام عليكم، أين طلبي";
const client = createQueryClient();
const lastSaid = { lastMessage: { direction: "in", type: "text", text: words, delivery: null } as never };
const withText = session("told", lastSaid);
const line = waiting("line", lastSaid);
const desk = () =>
  snapshot({
    sessions: [withText, session("mine")],
    waiting: { count: 1, sessions: [line] },
    me: snapshot().me,
  });

function inConversation(of: Session, children: ReactNode) {
  const value = {
    ...{ accountId, session: of, viewer: { id: meId, role: "agent" }, customerName: "客人" },
    ...{ nameOf: () => undefined, actions: {} },
  };
  return (
    <ConversationContext value={value as never}>
      <SessionContext value={of}>{children}</SessionContext>
    </ConversationContext>
  );
}

async function placeOf(children: ReactNode): Promise<HTMLElement> {
  putSnapshot(accountId, desk());
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  const page = () => <div data-testid="place">{children}</div>;
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  return screen.findByTestId("place");
}
const isSaid = (el: Element): boolean =>
  (el as HTMLTextAreaElement).value === words ||
  [...el.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent === words);
async function ways(children: ReactNode): Promise<(string | null | undefined)[]> {
  const place = await placeOf(children);
  const found = [...place.querySelectorAll("*")].filter((el) => isSaid(el) && !el.closest(".sr-only"));
  return found.map((el) => el.closest("[dir]")?.getAttribute("dir"));
}

const hit = {
  ...{ id: "hit", seq: 3, at: 1, direction: "out", agentId: otherId, customer: withText.customer },
  excerpt: { text: words, before: false, after: false },
  session: { id: withText.id, state: "active", ownerId: meId },
} as unknown as MessageHit;

test.each<[string, () => ReactNode]>([
  [
    "the bubble",
    () =>
      inConversation(
        withText,
        <MessageTile message={customerMessage(words) as SpokenMessage} repeatedBy={null} tail />,
      ),
  ],
  [
    "the bubble of what is not sent yet",
    () =>
      inConversation(
        withText,
        <UnsentTile
          reply={{ clientMessageId: "r", at: 1, state: "sending" } as never}
          body={{ type: "text", text: words } as never}
        />,
      ),
  ],
  [
    "the list",
    () => <RowPreview session={withText} meId={meId} nameOf={() => undefined} takenBy={undefined} />,
  ],
  [
    "the board's line",
    () => (
      <ol>
        <WaitingRow
          {...{ accountId, desk: desk(), session: line, place: 1, stop: true }}
          onStop={() => undefined}
        />
      </ol>
    ),
  ],
  [
    "what an agent has in hand on the board",
    () => (
      <ul>
        <OpenedSession accountId={accountId} desk={desk()} session={withText} />
      </ul>
    ),
  ],
  [
    "a hit",
    () => <MessageHitRow {...{ accountId, hit, pieces: [], reachable: true }} nameOf={() => "许然"} />,
  ],
])("[RD12] a message follows the direction of its text in %s", async (_, shown) => {
  expect(await ways(shown())).toEqual(["auto"]);
});

test("[RD12] earlier sessions follow the direction of their text", async () => {
  const mine = session("mine");
  client.setQueryData(sessionsOfQuery(mine.conversationId).queryKey, {
    pages: [{ sessions: [session("earlier", { ...lastSaid, state: "ended" })], more: false }],
    pageParams: [null],
  });
  expect(await ways(<History accountId={accountId} session={mine} />)).toEqual(["auto"]);
});

test("[RD12] the text box follows the direction of its text", async () => {
  const mine = session("mine", { allowance: { ...withText.allowance, until: serverNow() + 3_600_000 } });
  writeDraft(mine.id, words);
  expect(await ways(inConversation(mine, <ReplyArea />))).toEqual(["auto"]);
  writeDraft(mine.id, "");
});

test("[RD12] the name before a text does not change the text's direction", async () => {
  const place = await placeOf(
    <MessageHitRow {...{ accountId, hit, pieces: [], reachable: true }} nameOf={() => "许然"} />,
  );
  const beside = place.querySelector("p")?.firstElementChild;
  expect([beside?.tagName, beside?.textContent]).toEqual(["BDI", "许然："]);
});

const named = { ...withText, lastMessage: null, customer: { ...withText.customer, remark: words } };
const called = { ...line, lastMessage: null, customer: { ...line.customer, remark: words } };
const entry = { id: "named", title: words } as Entry;
const onPoint = () => undefined;
const targets = { waitTargetMs: 60_000, answerTargetMs: 60_000, keepUnanswered: false };

test.each<[string, () => ReactNode]>([
  [
    "the list",
    () => (
      <SessionRow
        {...{ accountId, session: named, meId, current: false, reachable: true, account: targets }}
        {...{ nameOf: () => undefined, compact: false }}
      />
    ),
  ],
  [
    "the board's line",
    () => (
      <ol>
        <WaitingRow
          {...{ accountId, desk: desk(), session: called, place: 1, stop: true }}
          onStop={() => undefined}
        />
      </ol>
    ),
  ],
  [
    "what an agent has in hand on the board",
    () => (
      <ul>
        <OpenedSession accountId={accountId} desk={desk()} session={named} />
      </ul>
    ),
  ],
  [
    "a hit",
    () => (
      <MessageHitRow
        {...{ accountId, pieces: [], reachable: true }}
        hit={{ ...hit, customer: named.customer, excerpt: { ...hit.excerpt, text: "在吗" } }}
        nameOf={() => undefined}
      />
    ),
  ],
  ["the palette", () => <PaletteRow {...{ id: "p", entry, selected: false, onPoint, onChoose: onPoint }} />],
])(
  "[RD12] a customer's name follows the direction of its text, and is cut at its end, in %s",
  async (_, shown) => {
    const found = await ways(shown());
    expect(new Set(found)).toEqual(new Set(["auto"]));
  },
);

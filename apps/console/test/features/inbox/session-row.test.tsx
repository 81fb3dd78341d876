import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { prepareDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { act as doing } from "../../../src/data/optimistic/actions.ts";
import { ended } from "../../../src/data/optimistic/patches.ts";
import { pendingOf } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { SessionRow } from "../../../src/features/inbox/row/SessionRow.tsx";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, meId, message, otherId, session, startedAt } from "../../fixtures.ts";
import { reconnect } from "../../reconnect.ts";

async function rowOf(of: Session, compact = false): Promise<HTMLElement> {
  const component = () => (
    <QueryClientProvider client={queryClient}>
      <SessionRow
        {...{ accountId, meId }}
        session={of}
        nameOf={(id) => (id === otherId ? "许然" : undefined)}
        current={false}
        reachable
        account={{ waitTargetMs: 300_000, answerTargetMs: 300_000, keepUnanswered: false }}
        compact={compact}
      />
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  return act(async () => render(<RouterProvider router={router} />).container);
}

test("[RA6] a row shows the allowance at one reply or less, or under two hours, and never once ended", async () => {
  const twoHours = serverNow() + 2 * 3_600_000;
  const shownFor = async (left: number, until: number, change: Partial<Session> = {}) => {
    const row = await rowOf(
      session("s", { ...change, allowance: { ...session("s").allowance, left, until } }),
    );
    return row.querySelector("[data-level]") !== null;
  };
  expect(await shownFor(2, twoHours + 120_000)).toBe(false);
  expect(await shownFor(1, twoHours + 120_000)).toBe(true);
  expect(await shownFor(0, twoHours + 120_000)).toBe(true);
  expect(await shownFor(3, twoHours - 60_000)).toBe(true);
  expect(await shownFor(1, twoHours, { state: "ended", endedAt: startedAt })).toBe(false);
  const over = await rowOf(session("over", { state: "ended", endedAt: startedAt, source: "商品页" }));
  expect(over.querySelector("[data-level]")).toBeNull();
  expect(over.textContent).toContain("商品页");
});

test.each([false, true])(
  "[VW3] a row of a colleague's session names the owner visually and to screen readers; compact: %s",
  async (compact) => {
    const saidIn = async (change: Partial<Session>) => {
      const row = await rowOf(session("s", change), compact);
      return [row.querySelector(".sr-only"), row.querySelector("[aria-hidden] .flex-none.truncate")].map(
        (part) => part?.textContent?.includes("许然 接待") ?? false,
      );
    };
    for (const state of ["active", "inactive", "ended"] as const)
      expect(await saidIn({ state, ownerId: otherId })).toEqual([true, true]);
    expect(await saidIn({})).toEqual([false, false]);
    expect(await saidIn({ state: "waiting", ownerId: null, lastOwnerId: otherId })).toEqual([false, false]);
  },
);

test.each([false, true])(
  "[SE20] an urgent session has a mark, visually and to screen readers; compact: %s",
  async (compact) => {
    const markedIn = async (change: Partial<Session>) => {
      const row = await rowOf(session("s", change), compact);
      const mark = row.querySelector("[data-testid=urgent-mark]");
      return [row.querySelector(".sr-only")?.textContent.includes("，加急，"), mark?.textContent];
    };
    expect(await markedIn({ urgent: true })).toEqual([true, "加急"]);
    expect(await markedIn({ urgent: false })).toEqual([false, undefined]);
  },
);

test("[VW3] the owner is shown beside the name when a reminder takes the room below", async () => {
  const besideName = async (change: Partial<Session>) => {
    const row = await rowOf(session("s", { ownerId: otherId, ...change }));
    return row.querySelector("[aria-hidden] > div:first-child")?.textContent?.includes("许然 接待");
  };
  const reminder = { at: startedAt, text: null, by: otherId, due: false };
  expect([await besideName({}), await besideName({ reminder })]).toEqual([false, true]);
});

test.each([false, true])(
  "[DI7] a session assigned with a note names the note's author until it is seen; compact: %s",
  async (compact) => {
    const saidIn = async (change: Partial<Session>) => {
      const row = await rowOf(session("s", change), compact);
      const [spoken, seen] = [row.querySelector(".sr-only"), row.querySelector("[aria-hidden] .text-note")];
      return [spoken?.textContent.includes("许然 转接，有附言"), seen?.textContent === "[附言]"];
    };
    expect(await saidIn({ handedBy: otherId })).toEqual([true, true]);
    expect(await saidIn({ handedBy: null })).toEqual([false, false]);
    expect(await saidIn({ handedBy: otherId, ownerId: otherId })).toEqual([false, false]);
  },
);

const linesOf = (row: HTMLElement) =>
  [...row.querySelectorAll("a > div[aria-hidden] > div")].map((line) => ({
    text: line.textContent ?? "",
    allowance: line.querySelector("[data-level]") !== null,
    countdown: line.querySelector(".lucide-moon") !== null,
  }));

test("[AP1] a comfortable row has three lines, with allowance, countdown and source in the third", async () => {
  const reactivateAt = serverNow() + 4 * 60_000;
  const [first, second, third, ...more] = linesOf(
    await rowOf(session("s", { state: "active", reactivateAt, source: "商品页" })),
  );
  expect([first, second]).toMatchObject([
    { allowance: false, countdown: false },
    { allowance: false, countdown: false },
  ]);
  expect(third).toMatchObject({ allowance: true, countdown: true, text: expect.stringContaining("商品页") });
  expect(more).toEqual([]);
});

test("[AP1] a compact row has two lines with the allowance, a countdown only at the end, and no source", async () => {
  const compact = async (change: Partial<Session>) =>
    linesOf(await rowOf(session("s", { state: "active", source: "商品页", ...change }), true));
  const early = await compact({ reactivateAt: serverNow() + 5 * 60_000 + 30_000 });
  expect(early).toMatchObject([
    { allowance: true, countdown: false },
    { allowance: false, countdown: false },
  ]);
  const late = await compact({ reactivateAt: serverNow() + 5 * 60_000 - 30_000 });
  expect(late).toMatchObject([{ allowance: true, countdown: true }, { allowance: false }]);
  const asleep = await compact({ state: "inactive", lastActivityAt: serverNow() - 3 * 3_600_000 });
  expect(asleep).toMatchObject([
    { allowance: true, text: expect.stringMatching(/3 小时$/) },
    { allowance: false },
  ]);
  const unanswered = await compact({ unansweredSince: serverNow() - 3.5 * 60_000, ownerId: otherId });
  expect(unanswered[0]?.text).toMatch(/3 分$/);
  expect(unanswered[0]?.text).not.toContain("待回复");
  const waiting = await compact({ state: "waiting", ownerId: null });
  expect(waiting, "beside the button, where it stands").toMatchObject([
    { allowance: false },
    { allowance: true, countdown: false },
  ]);
  for (const lines of [early, late, waiting]) {
    expect(lines).toHaveLength(2);
    expect(lines.map(({ text }) => text).join()).not.toContain("商品页");
  }
});

test("[RA5] a screen reader hears the time that the row's chip shows", async () => {
  const until = serverNow() + 48 * 3_600_000 + 5_000;
  const row = await rowOf(session("s", { allowance: { ...session("s").allowance, left: 1, until } }));
  const chip = row.querySelector<HTMLElement>("[data-level]");
  expect(chip?.textContent).toContain("47:59");
  expect(chip?.title).toContain("47 小时 59 分");
  expect(row.querySelector(".sr-only")?.textContent).toContain(chip?.title);
});

test("[RA5] pending replies reduce the allowance of their own row once, before and after confirmation", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", () => answered);
  const until = serverNow() + 3_600_000;
  const [mine, other] = ["written in", "another"].map((id) =>
    session(id, { allowance: { ...session(id).allowance, left: 3, until } }),
  ) as [Session, Session];
  const [row, beside] = [await rowOf(mine), await rowOf(other)];
  const leftIn = (of: HTMLElement) => of.querySelector("[data-level] b")?.textContent;
  expect([leftIn(row), leftIn(beside)]).toEqual(["3", "3"]);
  const id = await act(async () =>
    sendReply({ accountId, session: mine, agentId: meId }, { type: "text", text: "在的" }),
  );
  expect([leftIn(row), leftIn(beside)]).toEqual(["2", "3"]);
  expect(row.querySelector(".sr-only")?.textContent).toContain(
    row.querySelector<HTMLElement>("[data-level]")?.title,
  );
  const storedReply = { ...message("m", 20), conversationId: mine.conversationId, clientMessageId: id };
  const counted = { ...mine, lastSeq: 20, allowance: { ...mine.allowance, left: 2 } };
  const page = { messages: [storedReply], seq: 20, more: false, newer: false, gaps: [] };
  queryClient.setQueryData(messagesQuery(mine.conversationId).queryKey, page);
  expect(leftIn(await rowOf(counted))).toBe("2");
  queryClient.removeQueries({ queryKey: messagesQuery(mine.conversationId).queryKey });
  // The response arrives before the feed, and nothing flickers.
  await act(async () => answer(Response.json({ message: storedReply })));
  expect([pendingOf(mine.conversationId), leftIn(row)]).toEqual([[], "2"]);
  expect(leftIn(await rowOf(counted))).toBe("2");
  vi.unstubAllGlobals();
});

test("[DR9] [DR19] [KB10] a screen reader hears the last message and the draft, or why an action failed", async () => {
  const preview = { id: "m1", direction: "in", type: "text", text: "在吗", at: startedAt, delivery: null };
  const mine = session("heard", { lastMessage: preview as never });
  const spoken = (row: HTMLElement) => row.querySelector(".sr-only")?.textContent;
  const row = await rowOf(mine);
  expect(spoken(row)).toContain("在吗");
  await act(async () => writeDraft(mine.id, "已经给您补发"));
  expect(spoken(row)).toContain("在吗，草稿：已经给您补发");
  await act(async () => prepareDraft(mine.id));
  expect(spoken(row)).toContain("在吗，已预备：已经给您补发");
  const ending = { accountId, target: mine.id, action: "end", patch: ended(mine.id, 1) } as const;
  await act(async () => {
    await doing(ending, () => Promise.resolve({ ok: false, kind: "offline" } as const));
    reconnect();
  });
  expect(spoken(row)).toContain("网络连接失败，会话未结束");
  expect(spoken(row)).not.toContain("在吗");
});

test("[SE3] near the idle time a row says whether the session returns to the queue or becomes inactive", async () => {
  const titleFor = async (unansweredSince: number | null) => {
    const row = await rowOf(session("s", { reactivateAt: serverNow() + 2 * 60_000, unansweredSince }));
    return row.querySelector(".lucide-moon")?.parentElement?.title;
  };
  expect(await titleFor(startedAt)).toMatch(/回到待接入$/);
  expect(await titleFor(null)).toMatch(/转为待激活$/);
});

import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ownDayQuery } from "../../../src/data/queries/own-day.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Home } from "../../../src/features/inbox/home/Home.tsx";
import { customerName } from "../../../src/features/session/customer-name.ts";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, agent, meId, session, snapshot, startedAt, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(
  desk: Partial<Snapshot>,
  figures = { pickedUp: 0, replies: 0, firstResponseMs: null as number | null },
) {
  cleanup();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = new QueryClient();
  putSnapshot(accountId, snapshot(desk));
  client.setQueryData(ownDayQuery(accountId).queryKey, { now: startedAt, since: startedAt, ...figures });
  await act(async () =>
    render(
      <QueryClientProvider client={client}>
        <InAccount page={() => <Home accountId={accountId} />} />
      </QueryClientProvider>,
    ),
  );
}
const action = () => screen.queryByTestId("next-action")?.textContent ?? null;
const online = agent(meId, { status: "online" });
const line = (count: number) => ({ waiting: { ...snapshot().waiting, count, sessions: [waiting("w")] } });

test("[BO17] the page without a session shows the agent's own figures of today", async () => {
  await show({}, { pickedUp: 12, replies: 48, firstResponseMs: 90_000 });
  const shown = [...screen.getByTestId("own-day").querySelectorAll("dd")].map((el) => el.textContent);
  expect(shown).toEqual(["12", "48", "1 分钟"]);
  await show({});
  expect(screen.getByTestId("own-day").textContent).toContain("–");
});

test("[BO17] the next action is the agent's own unanswered customer, then going online, then the queue", async () => {
  const { allowance } = session("u");
  const until = serverNow() + 3_600_000;
  const unanswered = session("u", { unansweredSince: startedAt, allowance: { ...allowance, until } });
  await show({ me: agent(meId, { status: "away" }), sessions: [unanswered], ...line(3) });
  expect(action()).toBe(`回复 ${customerName(unanswered.customer)}`);
  await show({ me: agent(meId, { status: "away" }), ...line(3) });
  expect(action()).toBe("设为在线");
  // [KB7] The reply window has closed.
  await show({ me: agent(meId, { status: "away" }), sessions: [{ ...unanswered, allowance }] });
  expect(action()).toBe("设为在线");
  await show({ me: online, ...line(3) });
  expect(action()).toBe("接入下一位（3 人等待）");
  await show({ me: online });
  expect(action()).toBeNull();
});

test("[BO17] going online from the home page sends the status", async () => {
  const sent: unknown[] = [];
  await show({ me: agent(meId, { status: "offline" }) });
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    sent.push([path.split("/").at(-1), JSON.parse(body as string)]);
    return new Promise(() => undefined);
  });
  fireEvent.click(screen.getByTestId("next-action"));
  await expect.poll(() => sent).toEqual([["status", { status: "online" }]]);
});

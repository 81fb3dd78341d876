import { QueryClient } from "@tanstack/react-query";
import { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { loadSnapshot } from "../../../src/data/queries/snapshot.ts";
import { confirmedSnapshot, putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, event, frame, session, snapshot } from "../../fixtures.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const held = session("s1");
const broken = { ...held, customer: undefined as never };

function collectReports(): string[] {
  const reports: string[] = [];
  vi.stubGlobal("reportError", (error: Error) => reports.push(`${error.name}: ${error.message}`));
  return reports;
}

test("[FD17] an unusable frame changes nothing, is reported, and reloads the snapshot", async () => {
  const reports = collectReports();
  const anew = snapshot({ seq: 20, sessions: [held] });
  vi.stubGlobal("fetch", async (path: string) =>
    Response.json(path.endsWith("/snapshot") ? anew : { drafts: [] }),
  );
  const on = vi.spyOn(Socket.prototype, "on");
  const before = snapshot({ seq: 10, sessions: [held] });
  putSnapshot(accountId, before);
  const feed = openFeed(new QueryClient(), accountId);
  const receive = on.mock.calls.find(([name]) => name === "events")?.[1] as (news: unknown) => void;
  receive(frame(10, 11, [event(11, { session: broken })]));
  expect(confirmedSnapshot(accountId)).toBe(before);
  expect(reports).toEqual(["UnusablePart: events:events.0.session.customer"]);
  await expect.poll(() => confirmedSnapshot(accountId)?.seq).toBe(20);
  feed.close();
});

test("[FD17] repeated unusable frames reload the snapshot once in five seconds", async () => {
  collectReports();
  vi.useFakeTimers();
  let loaded = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith("/snapshot")) loaded += 1;
    return Response.json(path.endsWith("/snapshot") ? snapshot({ seq: 10 }) : { drafts: [] });
  });
  const on = vi.spyOn(Socket.prototype, "on");
  putSnapshot(accountId, snapshot({ seq: 10 }));
  const feed = openFeed(new QueryClient(), accountId);
  const receive = on.mock.calls.find(([name]) => name === "events")?.[1] as (news: unknown) => void;
  const receiveFor = async (seconds: number) => {
    for (let i = 0; i < 20 * seconds; i++) {
      receive(frame(10, 11, [event(11, { session: broken })]));
      await vi.advanceTimersByTimeAsync(50);
    }
  };
  await receiveFor(4);
  expect(loaded).toBe(1);
  await receiveFor(10);
  expect(loaded).toBe(3);
  feed.close();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(loaded).toBe(3);
});

test("[FD17] a snapshot with an unusable session is not shown", async () => {
  const reports = collectReports();
  vi.stubGlobal("fetch", async () => Response.json(snapshot({ sessions: [broken] })));
  await expect(loadSnapshot(new QueryClient(), accountId)).rejects.toThrow("sessions.0.customer");
  expect(confirmedSnapshot(accountId)).toBeUndefined();
  expect(reports).toEqual(["UnusablePart: snapshot:sessions.0.customer"]);
});

import type { MessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { useTileActions } from "../../src/conversation/tiles/use-tile-actions.ts";
import type { SpokenMessage } from "../../src/conversation/timeline/timeline-bodies.ts";
import { forgetPending, noteRefused, pendingOf } from "../../src/state/pending-replies.ts";
import type { PendingReply } from "../../src/state/send-queue.ts";
import { kickSending } from "../../src/sync/sending.ts";
import { accountId, agent, meId, message, session, snapshot } from "../desk.ts";

const lastSaid = (id: string) => ({ id: id as MessageId }) as Session["lastMessage"];
const s1 = session("s1", { lastMessage: lastSaid("seen") });
const failed = message("f", 9, { direction: "out", agentId: meId }) as SpokenMessage;
const client = createQueryClient();
const { queryKey } = snapshotQuery(accountId);
let asked: { seen?: string; resendOf?: string }[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("fetch", (_path: string, { body }: RequestInit) => {
    asked.push(JSON.parse(String(body)));
    return Promise.reject(new TypeError("no network"));
  });
  client.setQueryData(queryKey, snapshot({ sessions: [s1] }));
});
afterEach(() => {
  forgetPending();
  // The next reply of another file waits no longer than its first pause.
  kickSending();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const actions = () =>
  renderHook(
    () =>
      useTileActions({
        ...{ accountId, session: s1, viewer: agent(meId), timeline: { current: null } },
        ...{ openImage: () => undefined, openLink: () => undefined },
      }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  ).result.current;

test("[OB3] pressed once more while it is on its way again, a reply does not leave a second time", async () => {
  const { resend: press } = actions();
  press(failed);
  press(failed);
  await vi.advanceTimersByTimeAsync(0);
  press(failed);
  expect(pendingOf(s1.conversationId)).toHaveLength(1);
  noteRefused(pendingOf(s1.conversationId)[0] as PendingReply, {
    kind: "problem",
    status: 400,
    problem: null,
  });
  press(failed);
  expect(pendingOf(s1.conversationId)).toHaveLength(2);
});

test("[TR11] [OB3] sent again, too, a reply says which line stood last when it was pressed, however late it leaves, and names the old one", async () => {
  const { resend: press } = actions();
  client.setQueryData(queryKey, snapshot({ sessions: [{ ...s1, lastMessage: lastSaid("seen too") }] }));
  press(failed);
  await vi.advanceTimersByTimeAsync(0);
  client.setQueryData(queryKey, snapshot({ sessions: [{ ...s1, lastMessage: lastSaid("not seen") }] }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.length).toBeGreaterThan(1);
  expect(new Set(asked.map(({ seen }) => seen))).toEqual(new Set(["seen too"]));
  expect(new Set(asked.map(({ resendOf }) => resendOf))).toEqual(new Set([failed.id]));
});

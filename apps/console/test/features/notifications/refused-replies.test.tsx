import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { DeliveryState } from "@jieru/shared/domain/message";
import type { Event } from "@jieru/shared/domain/snapshot";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { runEffects } from "../../../src/data/store/frame-effects.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { useRefusedReplies } from "../../../src/features/notifications/use-refused-replies.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, appliedFrame, meId, message, session, snapshot } from "../../fixtures.ts";

beforeEach(() => {
  const refusal = { refusal: "not_owner", agentId: "xu" };
  vi.stubGlobal("fetch", async () => Response.json(refusal, { status: 409 }));
  const { customer } = session("a");
  const sessions = [session("a", { customer: { ...customer, remark: "苏小姐" } })];
  putSnapshot(accountId, snapshot({ sessions }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetPending();
  queryClient.clear();
});

/** An agent at `at` has written to these sessions, and the server refuses each reply. */
async function refuse(
  ids: readonly string[],
  at: string,
  text = "马上给您处理",
): Promise<{ go: () => string }> {
  const root = createRootRoute({ component: useRefusedReplies as () => undefined });
  const routes = ["/a/$accountId/s/$sessionId", "/a/$accountId"].map((path) =>
    createRoute({ getParentRoute: () => root, path }),
  );
  const history = createMemoryHistory({ initialEntries: [`/a/${accountId}${at}`] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  await act(async () => render(<RouterProvider router={router as never} />));
  for (const id of ids)
    sendReply(
      { accountId, session: { id: id as SessionId, conversationId: "c" as ConversationId }, agentId: meId },
      {
        type: "text",
        text,
      },
    );
  return { go: () => history.location.pathname };
}
const toasts = () => currentToasts().map(({ text }) => text);

test("[OB7] a toast tells an agent elsewhere whose reply was refused and links to it", async () => {
  const { go } = await refuse(["a"], "/s/b");
  await expect.poll(() => toasts()).toEqual(["未发给苏小姐：马上给您处理"]);
  await act(async () => currentToasts()[0]?.action?.run());
  await expect.poll(() => go()).toBe(`/a/${accountId}/s/a`);
});

test("[OB7] an agent without an open session sees the refusal, without the name of a colleague's session", async () => {
  await refuse(["gone"], "");
  await expect.poll(() => toasts()).toEqual(["未发出：马上给您处理"]);
});

test("[OB7] a refused reply in the open session is shown in its tile only", async () => {
  await refuse(["a", "gone"], "/s/a");
  await expect.poll(() => toasts()).toEqual(["未发出：马上给您处理"]);
});

test("[OB7] the toast quotes only the beginning of a long reply", async () => {
  await refuse(["gone"], "", `${"好".repeat(59)}🍵${"的".repeat(2_000)}`);
  await expect.poll(() => toasts()).toEqual([`未发出：${"好".repeat(59)}🍵…`]);
});

/** The feed reports the state of an own reply in session a. */
function become(state: DeliveryState): void {
  const reply = message("m", 9, { direction: "out", agentId: meId, sessionId: "a" as SessionId });
  const delivery = { state, reason: null, ordinal: null, at: null };
  const desk = snapshot({ sessions: [session("a")] });
  const event = { type: "delivery", seq: 10, at: 1, message: { ...reply, text: "好的", delivery } };
  act(() => runEffects(appliedFrame(desk, desk, [event as unknown as Event])));
}

test("[OB7] a toast reports a reply that WeChat rejected although later replies were sent", async () => {
  await refuse([], "/s/b");
  const before = currentToasts().length;
  become("sent");
  expect(currentToasts()).toHaveLength(before);
  become("failed");
  expect(toasts().at(-1)).toMatch(/^未发给.+：好的$/);
  become("unconfirmed");
  expect(toasts().at(-1)).toMatch(/^未确认是否发给.+：好的$/);
});

test("[OB7] a rejected reply in the open session shows no toast", async () => {
  await refuse([], "/s/a");
  const before = toasts();
  become("failed");
  expect(toasts()).toEqual(before);
});

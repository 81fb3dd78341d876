import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { dismissReply } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { quickRepliesQuery } from "../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../src/features/conversation/conversation-context.ts";
import { ReplyArea } from "../../../src/features/conversation/ReplyArea.tsx";
import { noteOpenTrigger } from "../../../src/features/opening/open-trigger.ts";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { meId, otherId, session, snapshot } from "../../fixtures.ts";

const accountId = "acc" as AccountId;
const open = (id: string) =>
  session(id, { allowance: { ...session(id).allowance, until: serverNow() + 3_600_000 } });

const client = createQueryClient();
beforeEach(() => {
  putSnapshot(accountId, snapshot({ sessions: [open("s1"), open("s2")] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  for (const id of ["s1", "s2"] as SessionId[]) writeDraft(id, "");
});

/** Frames never come, as on a busy machine. */
function Area({ id, change = {} }: { id: string; change?: Partial<Session> }) {
  const shown = { ...open(id), ...change };
  const value = {
    ...{ accountId, session: shown, viewer: { id: meId, role: "agent" }, customerName: id },
    ...{ nameOf: () => undefined, actions: {} },
  };
  return (
    <QueryClientProvider client={client}>
      <ConversationContext key={id as SessionId} value={value as never}>
        <SessionContext value={shown}>
          <ReplyArea />
        </SessionContext>
      </ConversationContext>
    </QueryClientProvider>
  );
}

test.each([
  ["pointer", true],
  ["list_keys", false],
] as const)(
  "[KB13] the box of the next session, opened by %s, has the focus before the next key: %s",
  (by, focused) => {
    vi.stubGlobal("requestAnimationFrame", () => 0);
    noteOpenTrigger(by);
    const { rerender } = render(<Area id="s1" />);
    act(() => screen.getByTestId("composer-input").focus());
    rerender(<Area id="s2" />);
    const box = screen.getByTestId("composer-input");
    expect(box.getAttribute("aria-label")).toContain("s2");
    expect(document.activeElement === box).toBe(focused);
    vi.unstubAllGlobals();
    noteOpenTrigger("pointer");
  },
);

test("[KB17] the box after picking up has the focus before the next key, by keyboard or pointer", async () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  const { rerender } = render(<Area id="s1" change={{ state: "waiting", ownerId: null }} />);
  expect(document.activeElement).toBe(screen.getByTestId("pick-up-here"));
  await act(async () => rerender(<Area id="s1" />));
  expect(document.activeElement).toBe(screen.getByTestId("composer-input"));
  vi.unstubAllGlobals();
});

test("[KB17] the box after picking up gets no focus on a phone", async () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  document.documentElement.toggleAttribute("data-phone", true); // narrow, with touch only
  const { rerender } = render(<Area id="s1" change={{ state: "waiting", ownerId: null }} />);
  const button = screen.getByTestId("pick-up-here");
  act(() => button.focus());
  await act(async () => rerender(<Area id="s1" />));
  expect(document.activeElement).not.toBe(screen.getByTestId("composer-input"));
  document.documentElement.removeAttribute("data-phone");
  vi.unstubAllGlobals();
});

test("[KB4] Enter that cannot send says why and keeps the text; an empty box says nothing", () => {
  render(<Area id="s1" />);
  const box = screen.getByTestId<HTMLTextAreaElement>("composer-input");
  fireEvent.keyDown(box, { key: "Enter" });
  expect(currentToasts()).toEqual([]);
  const written = "字".repeat(2_800);
  fireEvent.change(box, { target: { value: written } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(currentToasts().map(({ text }) => text)).toEqual(["需占用 5 条，仅剩 3 条"]);
  expect(box.value).toBe(written);
});

test("[OB7] the bar shows an unsent reply after a colleague took over, unless a tile shows it", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ refusal: "not_owner", agentId: otherId }, { status: 409 }),
  );
  const id = sendReply(
    { accountId, session: open("s1"), agentId: meId },
    { type: "text", text: "马上给您处理" },
  );
  render(<Area id="s1" change={{ ownerId: otherId }} />);
  expect((await screen.findByTestId("not-sent")).textContent).toBe("未发出：马上给您处理");
  cleanup();
  render(<Area id="s1" change={{ state: "inactive" }} />);
  expect(screen.queryByTestId("not-sent")).toBeNull();
  dismissReply(id);
  vi.unstubAllGlobals();
});

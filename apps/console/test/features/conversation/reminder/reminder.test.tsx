import type { AgentId } from "@jieru/shared/domain/ids";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../../src/features/conversation/conversation-context.ts";
import { useEnding } from "../../../../src/features/conversation/dialogs/use-ending.ts";
import { ReminderBar } from "../../../../src/features/conversation/reminder/ReminderBar.tsx";
import { ReminderDialog } from "../../../../src/features/conversation/reminder/ReminderDialog.tsx";
import { fieldOf } from "../../../../src/features/conversation/reminder/reminder-times.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { accountId, meId, session, snapshot } from "../../../fixtures.ts";

let fetchMock: ReturnType<typeof vi.fn<typeof fetch>>;
beforeEach(() => {
  fetchMock = vi.fn<typeof fetch>(async () => Response.json({ session: session("s") }));
  vi.stubGlobal("fetch", fetchMock);
});
afterEach(() => vi.unstubAllGlobals());
const sent = () =>
  fetchMock.mock.calls
    .filter(([, init]) => init?.method !== "GET")
    .map(([path, init]) => [String(path).split("/").at(-1), JSON.parse(String(init?.body))]);

const hour = 3_600_000;
/** Each test has its own session, as changes stay shown until the feed confirms them. */
let sessions = 0;
const mine = (change: Partial<Session> = {}): Session =>
  session(`s${++sessions}`, {
    state: "active",
    ownerId: meId,
    unansweredSince: null,
    allowance: { ...session("s").allowance, until: serverNow() + 20 * hour },
    ...change,
  });
const set = (change: Partial<Reminder> = {}): Reminder => ({
  at: serverNow() + 2 * hour,
  text: "发货",
  by: meId,
  due: false,
  ...change,
});

function draw(of: Session, page: React.ReactNode): void {
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  const viewer = { id: meId, role: "agent" } as const;
  const value = {
    accountId,
    session: of,
    viewer,
    customerName: "",
    nameOf: () => "许然",
    actions: {} as never,
  };
  render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={value}>
        <SessionContext value={of}>{page}</SessionContext>
      </ConversationContext>
    </QueryClientProvider>,
  );
}
const dialog = (of = mine()) => draw(of, <ReminderDialog open onClose={() => undefined} />);
const text = () => screen.getByTestId<HTMLInputElement>("reminder-text");
const chosen = () => screen.getAllByRole<HTMLInputElement>("radio").find((r) => r.checked)?.dataset.testid;

test("[RM8] typing sets the text, arrows choose the time, and Enter saves", async () => {
  dialog();
  fireEvent.change(text(), { target: { value: " 发货 " } });
  expect(chosen()).toBe("remind-soon");
  fireEvent.keyDown(text(), { key: "ArrowDown" });
  expect(chosen()).toBe("remind-later");
  fireEvent.keyDown(text(), { key: "ArrowUp" });
  fireEvent.keyDown(text(), { key: "ArrowUp" });
  expect(chosen()).toBe("remind-own");
  fireEvent.keyDown(text(), { key: "ArrowDown" });
  const before = serverNow();
  await act(async () => {
    fireEvent.submit(screen.getByTestId("reminder-dialog"));
  });
  const [path, { reminder }] = sent()[0] ?? [];
  expect([path, reminder.text]).toEqual(["reminder", "发货"]);
  expect(reminder.at).toBeGreaterThanOrEqual(before + 30 * 60_000 - 1_000);
  expect(reminder.at).toBeLessThan(before + 32 * 60_000);
});

test("[RM8] [KB2] an Enter that ends a composition saves nothing", async () => {
  dialog();
  await act(async () => {
    fireEvent.keyDown(text(), { key: "Enter", isComposing: true, keyCode: 229 });
    fireEvent.keyUp(text(), { key: "Enter" });
  });
  expect(sent()).toEqual([]);
});

test("[RM1] an emoji counts as one of the hundred characters, and more text is cut", () => {
  dialog();
  const emoji = "🍵".repeat(100);
  fireEvent.change(text(), { target: { value: emoji } });
  expect(text().value).toBe(emoji);
  fireEvent.change(text(), { target: { value: `${emoji}茶` } });
  expect(text().value).toBe(emoji);
});

test("[RM8] a time beyond the reply window is marked, and can be set", async () => {
  dialog(mine({ allowance: { ...session("s").allowance, until: serverNow() + hour } }));
  const says = () => screen.getByTestId("reminder-says").textContent;
  expect(says()).not.toContain("微信会拒绝回复");
  fireEvent.click(screen.getByTestId("remind-later"));
  expect(says()).toContain("微信会拒绝回复");
  await act(async () => {
    fireEvent.click(screen.getByTestId("reminder-set"));
  });
  expect(sent()).toHaveLength(1);
});

test("[RM8] a time that has passed cannot be set, and the button says why", async () => {
  dialog();
  fireEvent.change(screen.getByTestId("reminder-own"), { target: { value: fieldOf(serverNow() - hour) } });
  expect(chosen()).toBe("remind-own");
  await act(async () => {
    fireEvent.submit(screen.getByTestId("reminder-dialog"));
  });
  expect(sent()).toEqual([]);
  expect(screen.getByTestId("reminder-set").getAttribute("aria-disabled")).toBe("true");
});

test("[RM8] an existing reminder can be removed, and fills the dialog", async () => {
  dialog(mine({ reminder: set() }));
  expect([text().value, chosen()]).toEqual(["发货", "remind-own"]);
  await act(async () => {
    fireEvent.click(screen.getByTestId("reminder-remove"));
  });
  expect(sent()).toEqual([["reminder", { reminder: null }]]);
});

test("[RM9] the bar shows the text, and who set the reminder if it was another agent", () => {
  draw(mine({ reminder: set({ by: "xu" as AgentId }) }), <ReminderBar />);
  const bar = screen.getByTestId("reminder-bar");
  expect(bar.textContent).toContain("提醒：发货");
  expect(bar.textContent).toContain("由 许然 设置");
  expect(bar.dataset.due).toBeUndefined();
});

test("[RM9] a due reminder is marked, and one press completes it", async () => {
  draw(mine({ reminder: set({ due: true }) }), <ReminderBar />);
  const bar = screen.getByTestId("reminder-bar");
  expect([bar.dataset.due, bar.textContent]).toEqual(["true", expect.stringContaining("跟进到期：发货")]);
  await act(async () => {
    fireEvent.click(screen.getByTestId("reminder-done"));
  });
  expect(sent()).toEqual([["reminder", { reminder: null }]]);
});

function Ending() {
  const { question, end } = useEnding();
  return (
    <button type="button" data-testid="end" data-question={question} onClick={() => end()}>
      {question}
    </button>
  );
}

test("[RM9] [KB11] ending asks first while a reminder is pending, but not once it is due", async () => {
  draw(mine({ reminder: set() }), <Ending />);
  fireEvent.click(screen.getByTestId("end"));
  expect(screen.getByTestId("end").dataset.question).toBe("promised");
  expect(sent()).toEqual([]);
});

test("[RM9] a due reminder ends with its session without a question", async () => {
  draw(mine({ reminder: set({ due: true }) }), <Ending />);
  await act(async () => {
    fireEvent.click(screen.getByTestId("end"));
  });
  expect(sent().map(([path]) => path)).toEqual(["end"]);
});

test("[DR17] the text is restored after Esc, also if empty, but not after 'cancel'", () => {
  const of = mine({ reminder: set() });
  const again = () => {
    document.body.replaceChildren();
    dialog(of);
    return text().value;
  };
  expect(again()).toBe("发货");
  fireEvent.change(text(), { target: { value: "问仓库" } });
  expect(again()).toBe("问仓库");
  fireEvent.change(text(), { target: { value: "" } });
  expect(again()).toBe("");
  fireEvent.click(screen.getByRole("button", { name: "取消" }));
  expect(again()).toBe("发货");
});

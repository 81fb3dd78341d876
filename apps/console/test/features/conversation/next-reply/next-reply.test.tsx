import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftKey, getLocalDraft, readDraft, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { isPrepared } from "../../../../src/data/drafts/merge.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { forgetPending } from "../../../../src/data/outbox/pending-replies.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { accountId, message, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

const client = createQueryClient();
const until = serverNow() + 3_600_000;
const zero = session("at zero", { allowance: { ...session("s").allowance, left: 0, until } });
const wrote = {
  ...zero,
  allowance: { ...zero.allowance, left: 3 },
  lastMessage: { ...zero.lastMessage, direction: "in", type: "text", text: "还在吗" },
} as typeof zero;

let sent: { text?: string; beyondAllowance?: boolean }[];
beforeEach(() => {
  sent = [];
  putSnapshot(accountId, snapshot({ sessions: [zero] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  vi.stubGlobal("fetch", (_path: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)));
    return Promise.resolve(Response.json({ message: message("m", 20) }));
  });
});
afterEach(() => {
  writeDraft(zero.id, "");
  forgetPending();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const Area = ({ of = zero }: { of?: typeof zero }) => <ReplyAreaOf of={of} client={client} />;
const box = () => screen.getByTestId<HTMLTextAreaElement>("composer-input");
const bar = () => screen.getByTestId("next-reply");
const isMarked = () => isPrepared(getLocalDraft(draftKey(zero.id)));
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const press = (held: object = {}) => {
  fireEvent.keyDown(box(), { key: "Enter", code: "Enter", ...held });
  fireEvent.keyUp(box(), { key: "Enter", code: "Enter" });
};
const rest = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));
const later = (ms: number) => {
  const now = performance.now() + ms;
  vi.spyOn(performance, "now").mockReturnValue(now);
};

test.each([{}, { ctrlKey: true }])(
  "[DR19] Enter at zero prepares the text and sends nothing: %j",
  async (held) => {
    render(<Area />);
    type("到货了告诉您");
    press(held);
    await rest();
    expect([box().value, isMarked(), sent]).toEqual(["到货了告诉您", true, []]);
    expect(bar().textContent).toContain("用户发来消息后，按 Enter 才会发送");
  },
);

test("[DR19] an empty box prepares nothing", async () => {
  render(<Area />);
  press();
  await rest();
  expect([isMarked(), sent]).toEqual([false, []]);
});

test("[DR19] the customer's message sends nothing; it proposes the prepared reply beside their message", async () => {
  const { rerender } = render(<Area />);
  type("到货了告诉您");
  press();
  rerender(<Area of={wrote} />);
  await rest();
  expect(sent).toEqual([]);
  expect(screen.getByTestId("customer-wrote").textContent).toContain("还在吗");
  expect(bar().textContent).toContain("按 Enter 发送预备的回复");
  later(1_000);
  press();
  await rest();
  expect(sent).toMatchObject([{ text: "到货了告诉您" }]);
  expect(sent[0]?.beyondAllowance).toBeUndefined();
  expect([box().value, isMarked()]).toEqual(["", false]);
});

test("[DR19] an Enter within a second after the customer's message sends nothing", async () => {
  const { rerender } = render(<Area />);
  type("到货了告诉您");
  rerender(<Area of={wrote} />);
  press();
  await rest();
  expect([sent, isMarked()]).toEqual([[], true]);
  later(1_000);
  press();
  await rest();
  expect(sent).toHaveLength(1);
});

test("[DR19] an open conversation beside one at zero sends at once", async () => {
  const other = { ...session("beside"), allowance: wrote.allowance };
  const { rerender } = render(<Area />);
  rerender(<Area of={other} />);
  type("好的");
  press();
  await rest();
  expect(sent).toMatchObject([{ text: "好的" }]);
});

test("[DR19] the mark stays while the text is edited, and goes with the text", () => {
  render(<Area />);
  type("到货了");
  press();
  type("到货了告诉您");
  expect(isMarked()).toBe(true);
  fireEvent.click(screen.getByTestId("remove-prepared"));
  expect([readDraft(zero.id), isMarked()]).toEqual(["", false]);
  type("别的");
  expect(isMarked()).toBe(false);
});

test("[RA8] a try asks first; only the confirmation sends, and says so", async () => {
  render(<Area />);
  expect(screen.getByTestId("try-reply").getAttribute("aria-disabled")).toBe("true");
  type("再说一句");
  fireEvent.click(screen.getByTestId("try-reply"));
  const confirm = await screen.findByTestId("try-confirm");
  expect(screen.getByTestId("try-dialog").textContent).toContain("微信可能拒绝这条回复");
  expect(sent).toEqual([]);
  fireEvent.click(confirm);
  await rest();
  expect(sent).toMatchObject([{ text: "再说一句", beyondAllowance: true }]);
  expect(box().value).toBe("");
});

test("[RA8] a cancelled try sends nothing and leaves the text", async () => {
  render(<Area />);
  type("再说一句");
  fireEvent.click(screen.getByTestId("try-reply"));
  fireEvent.click(await screen.findByTestId("try-cancel"));
  await rest();
  expect([sent, box().value]).toEqual([[], "再说一句"]);
});

test("[RA8] no try is possible after a refusal by WeChat, with the reason", () => {
  render(<Area of={{ ...zero, allowance: { ...zero.allowance, attempt: "refused" } }} />);
  type("再说一句");
  const button = screen.getByTestId("try-reply");
  expect(button.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(button);
  expect(screen.queryByTestId("try-dialog")).toBeNull();
});

test("[RA8] no try is possible outside the window, but the next reply can be prepared", () => {
  render(<Area of={{ ...zero, allowance: { ...zero.allowance, until: serverNow() - 1 } }} />);
  expect(screen.queryByTestId("try-reply")).toBeNull();
  type("明天见");
  press();
  expect(isMarked()).toBe(true);
});

import { act, cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import {
  draftKey,
  followEdits,
  getLocalDraft,
  readDraft,
  writeDraft,
} from "../../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { forgetPending, repliesAnswered } from "../../../../src/data/outbox/pending-replies.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { handlerOf, useCommandHandlers } from "../../../../src/features/commands/handlers.ts";
import {
  attachImage,
  attachUploadedImage,
  detachImage,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import { setComposerMode } from "../../../../src/features/opening/note-mode.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { accountId, agent, meId, message, otherId, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

const allowance = { ...session("s").allowance, until: serverNow() + 3_600_000 };
const s1 = session("written to", { allowance });
const s2 = session("beside it", { allowance });
const bai = agent("bai" as typeof meId, { name: "白露", role: "supervisor" });
const gao = agent("gao" as typeof meId, { name: "高远", role: "admin" });
const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
const client = createQueryClient();

/** The requests: the image or the text of each reply, and notes. */
let sent: (string | undefined)[];
let named: string[][];
let upload: PromiseWithResolvers<Response>;

beforeEach(() => {
  sent = [];
  named = [];
  upload = Promise.withResolvers();
  putSnapshot(accountId, snapshot({ sessions: [s1, s2] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => "blob:image";
      static override revokeObjectURL = () => undefined;
    },
  );
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    if (path.endsWith("/media")) return upload.promise;
    const content = JSON.parse(String(body));
    if (content.mentions) named.push(content.mentions);
    sent.push(content.mediaId ?? content.text ?? content.note);
    return Promise.resolve(Response.json({ message: message("m", 20) }));
  });
});
afterEach(async () => {
  detachImage(s1.conversationId);
  for (const { id, conversationId } of [s1, s2]) {
    writeDraft(id, "");
    writeDraft(id, "", "note");
    setComposerMode(conversationId, "reply");
  }
  forgetPending();
  vi.unstubAllGlobals();
});

const Area = ({ of = s1 }: { of?: typeof s1 }) => <ReplyAreaOf of={of} client={client} />;
const box = () => screen.getByTestId<HTMLTextAreaElement>("composer-input");
const note = () => screen.getByTestId<HTMLTextAreaElement>("note-input");
const press = (held: object = {}, at = box()) => {
  fireEvent.keyDown(at, { key: "Enter", code: "Enter", ...held });
  fireEvent.keyUp(at, { key: "Enter", code: "Enter" });
};
const type = (text: string, at = box()) => fireEvent.change(at, { target: { value: text } });
const rest = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

/** Returns the props of the last rendering; a new object means that it rendered again. */
const drawnWith = (testId: string): unknown => {
  const [, props] =
    Object.entries(screen.getByTestId(testId)).find(([name]) => /^__reactProps/.test(name)) ?? [];
  return props;
};

test("[DW2] typing renders the box, not the tools and the allowance bar", async () => {
  vi.useFakeTimers({ toFake: ["Date"] }); // a new minute renders the allowance
  onTestFinished(() => void vi.useRealTimers());
  render(<Area />);
  await rest();
  const parts = ["composer-input", "quick-replies-open", "card-open", "allowance-bar"];
  const before = parts.map(drawnWith);
  type("好");
  await rest();
  const drawn = parts.filter((part, i) => drawnWith(part) !== before[i]);
  expect(drawn).toEqual(["composer-input"]);
});

async function sendWithImage(text: string) {
  render(<Area />);
  act(() => void attachImage(accountId, s1.conversationId, png));
  type(text);
  press();
  await rest();
  expect([sent, box().value]).toEqual([[], ""]);
}

test("[KB9] sends an image once it is uploaded, then its text", async () => {
  await sendWithImage("就是这只");
  upload.resolve(Response.json({ mediaId: "image" }));
  await rest();
  expect(sent).toEqual(["image", "就是这只"]);
});

test("[DR15] stores the text in the browser while it waits for the image, then only in the queue", async () => {
  await sendWithImage("就是这只");
  expect(JSON.stringify(localStorage)).toContain("就是这只");
  upload.resolve(Response.json({ mediaId: "image" }));
  await rest();
  expect(JSON.stringify(localStorage)).not.toContain("就是这只");
});

test("[KB9] keeps a new text in the box while the previous one waits for its image", async () => {
  await sendWithImage("就是这只");
  type("还有一只");
  press();
  await rest();
  expect(box().value).toBe("还有一只");
  upload.resolve(Response.json({ mediaId: "image" }));
  await rest();
  expect(sent).toEqual(["image", "就是这只"]);
});

test("[KB9] returns the text to the box before newer text if the image fails", async () => {
  await sendWithImage("就是这只");
  type("在的");
  upload.resolve(Response.json({ refusal: "not_an_image" }, { status: 409 }));
  await rest();
  expect([sent, readDraft(s1.id)]).toEqual([[], "就是这只\n在的"]);
});

test("[KB9] [DR1] returns the text of a failed image although another account is open, and keeps its account", async () => {
  followEdits(accountId, () => undefined);
  await sendWithImage("您看这张");
  cleanup();
  followEdits("another account" as typeof accountId, () => undefined);
  upload.reject(new TypeError("failed to fetch"));
  await rest();
  expect(getLocalDraft(draftKey(s1.id))).toMatchObject({ text: "您看这张", accountId });
  followEdits(null, () => undefined);
});

test("[KB9] returns the text when the page is left first or the image is removed", async () => {
  await sendWithImage("就是这只");
  act(() => void window.dispatchEvent(new Event("pagehide")));
  expect(readDraft(s1.id)).toBe("就是这只");
  upload.resolve(Response.json({ mediaId: "image" }));
  await rest();
  expect(sent).toEqual([]);
});

test("[KB10] waiting for replies includes an image that has left the composer", async () => {
  await sendWithImage("就是这只");
  const gone = vi.fn();
  void repliesAnswered(s1.id).then(gone);
  await rest();
  expect(gone).not.toHaveBeenCalled();
  upload.resolve(Response.json({ mediaId: "image" }));
  await expect.poll(() => gone).toHaveBeenCalledWith(true);
});

test("[KB16] sends an image only with the reply it was attached to", async () => {
  render(<Area />);
  await act(() => attachUploadedImage(s1.conversationId, "image" as never));
  press();
  type("看到了吗");
  press();
  await rest();
  expect(sent).toEqual(["image", "看到了吗"]);
});

test("[DE9] neither a reply nor a note leaves the box while read-only, and both stay", async () => {
  const { rerender } = render(<Area />);
  type("在的");
  act(() => signal({ sign: "kept", kept: false }));
  press();
  setComposerMode(s1.conversationId, "note");
  rerender(<Area />);
  type("老客", note());
  press({}, note());
  await rest();
  expect([sent, readDraft(s1.id), readDraft(s1.id, "note")]).toEqual([[], "在的", "老客"]);
});

test("[KB15] Ctrl Enter goes on to the next customer once the reply was sent, and only once", async () => {
  const goOn = vi.fn();
  renderHook(() => useCommandHandlers({ oldestUnanswered: { run: goOn } }));
  render(<Area />);
  press({ ctrlKey: true });
  expect(goOn).not.toHaveBeenCalled();
  type("在的");
  press({ ctrlKey: true });
  await rest();
  expect([sent, goOn.mock.calls.length]).toEqual([["在的"], 1]);
});

test("[KB4] a command that only replies allow says why it is unavailable in a note", async () => {
  setComposerMode(s1.conversationId, "note");
  render(<Area />);
  await rest();
  const offers = (["card", "image", "quickReplies"] as const).map((name) => handlerOf(name)?.reason);
  expect(new Set(offers)).toEqual(new Set(["备注中不能使用，请先切换到回复"]));
});

test("[NO6] a note of more than 1,000 characters is neither saved nor cut", async () => {
  setComposerMode(s1.conversationId, "note");
  render(<Area />);
  type("字".repeat(1_001), note());
  press({}, note());
  await rest();
  expect([sent, note().value.length]).toEqual([[], 1_001]);
});

test("[MN8] an @ lists colleagues: arrows move, Enter takes one, Esc closes only the list", async () => {
  putSnapshot(accountId, snapshot({ sessions: [s1], agents: [agent(meId), agent(otherId), bai, gao] }));
  setComposerMode(s1.conversationId, "note");
  render(<Area />);
  const writes = (text: string) => {
    type(text, note());
    note().setSelectionRange(text.length, text.length);
  };
  writes("请@");
  expect(screen.getAllByRole("option").map((one) => one.getAttribute("aria-disabled"))).toEqual([
    null,
    null,
    "true",
  ]);
  expect(note().getAttribute("aria-activedescendant")).toBe(screen.getByTestId("mention-bai").id);
  fireEvent.keyDown(note(), { key: "Escape" });
  expect(screen.queryByTestId("mention-menu")).toBeNull();
  writes("请@b");
  press({ isComposing: true, keyCode: 229 }, note());
  expect(note().value).toBe("请@b");
  press({}, note());
  expect([note().value, sent]).toEqual(["请@白露 ", []]);
  fireEvent.change(note(), { target: { value: "请@白露 看一下" } });
  press({}, note());
  await rest();
  expect([sent, named]).toEqual([["请@白露 看一下"], [["bai"]]]);
});

test("[MN8] a colleague without access cannot be chosen, and the box says that they get no notification", async () => {
  setComposerMode(s1.conversationId, "note");
  render(<Area />);
  type(`@${otherId}`, note());
  press({}, note());
  expect([note().value, sent]).toEqual([`@${otherId}`, []]);
  expect(screen.getByTestId("note-box").textContent).toContain(`${otherId} 无权查看这段对话，不会收到通知`);
  fireEvent.keyDown(note(), { key: "Escape" });
  press({}, note());
  await rest();
  expect([sent, named]).toEqual([[`@${otherId}`], []]);
});

test("[MN3] [MN8] the box names the owner who is notified of a note in their session", () => {
  setComposerMode(s1.conversationId, "note");
  render(<ReplyAreaOf of={{ ...s1, ownerId: otherId }} client={client} rights="supervisor" />);
  expect(screen.getByTestId("note-box").textContent).toContain("会立即看到，用户看不到");
});

test("[NO8] writing a note in one conversation opens no note box in another", () => {
  act(() => setComposerMode(s1.conversationId, "note"));
  render(<Area of={s2} />);
  expect(screen.queryByTestId("note-input")).toBeNull();
  expect(box()).toBeTruthy();
});

test("[NO8] the note box stays open when the session becomes the agent's own during writing", () => {
  setComposerMode(s1.conversationId, "note");
  const { rerender } = render(<Area of={{ ...s1, state: "inactive" }} />);
  type("老客", note());
  rerender(<Area />);
  expect(note().value).toBe("老客");
});

test("[NO10] one press turns a saved note into a reply draft, without sending it", async () => {
  writeDraft(s1.id, "稍等");
  act(() => setComposerMode(s1.conversationId, "note"));
  render(<Area />);
  expect(screen.queryByTestId("note-to-reply")).toBeNull();
  type("明天发货", note());
  press({}, note());
  await rest();
  expect(screen.getByTestId("note-box").textContent).toContain("已存为备注，未发给用户");
  type("第二条", note());
  expect(screen.queryByTestId("note-to-reply")).toBeNull();
  press({}, note());
  await rest();
  act(() => screen.getByTestId("note-to-reply").focus());
  fireEvent.click(screen.getByTestId("note-to-reply"));
  expect(box().value).toBe("第二条\n稍等");
  await rest();
  expect(document.activeElement).toBe(box());
  expect(sent).toEqual(["明天发货", "第二条"]);
});

test("[NO10] the box does not offer to reply where no reply is possible", async () => {
  act(() => setComposerMode(s1.conversationId, "note"));
  render(<Area of={{ ...s1, state: "waiting", ownerId: null }} />);
  type("老客", note());
  press({}, note());
  await rest();
  expect(sent).toEqual(["老客"]);
  expect(screen.queryByTestId("note-to-reply")).toBeNull();
});

test("[KB16] a file dropped during a note is ignored", async () => {
  setComposerMode(s1.conversationId, "note");
  render(<Area />);
  const dropped = fireEvent.drop(window, { dataTransfer: { files: [png], types: ["Files"] } });
  await rest();
  act(() => setComposerMode(s1.conversationId, "reply"));
  upload.resolve(Response.json({ mediaId: "image" }));
  press();
  await rest();
  expect([sent, dropped]).toEqual([[], false]);
});

test("[KB17] the caret is at the end of a draft when the box opens", () => {
  writeDraft(s1.id, "今天补发");
  writeDraft(s1.id, "稍等", "note");
  render(<Area />);
  expect([box().selectionStart, box().selectionEnd]).toEqual([4, 4]);
  act(() => setComposerMode(s1.conversationId, "note"));
  expect(note().selectionStart).toBe(2);
});

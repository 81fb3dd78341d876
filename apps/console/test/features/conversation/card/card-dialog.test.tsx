import type { MediaId } from "@jieru/shared/domain/ids";
import type { SentCard } from "@jieru/shared/protocol/cards";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { sentCardsQuery } from "../../../../src/data/queries/cards.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { handlerOf } from "../../../../src/features/commands/handlers.ts";
import "../../../../src/features/conversation/card/CardDialog.tsx";
import { readDraft, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { receiveFrame } from "../../../../src/data/feed/receive-frame.ts";
import { recall } from "../../../../src/data/feed/tab-memory.ts";
import { forgetPending, pendingOf } from "../../../../src/data/outbox/pending-replies.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import { cardDraft, closeCard, writeCard } from "../../../../src/features/conversation/card/card-box.ts";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { setComposerMode } from "../../../../src/features/opening/note-mode.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { accountId, event, frame, meId, message, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";
import { tileActionsOf } from "../tiles/tile-actions.tsx";

const allowance = { ...session("s").allowance, left: 2, until: serverNow() + 3_600_000 };
const s1 = session("written to", { allowance });
const id = s1.conversationId;
const client = createQueryClient();
const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "盖碗.png");
const cover = (mediaId: string) =>
  ({ mediaId: mediaId as MediaId, state: "ready", width: 5, height: 4, reason: null }) as const;
const sentLately: SentCard[] = [
  { title: "盖碗", pagePath: "pages/item?id=1", cover: cover("m1") },
  { title: "茶席", pagePath: "pages/item?id=2", cover: cover("m2") },
];

let upload: PromiseWithResolvers<Response>;
let posted: unknown[];

beforeEach(() => {
  upload = Promise.withResolvers();
  posted = [];
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, []);
  client.setQueryData(sentCardsQuery(accountId).queryKey, sentLately);
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => "blob:cover";
      static override revokeObjectURL = () => undefined;
    },
  );
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    if (path.endsWith("/cards")) return Promise.resolve(Response.json({ cards: sentLately }));
    if (path.endsWith("/media")) return upload.promise;
    const { clientMessageId: _, seen: __, ...content } = JSON.parse(String(body));
    posted.push(content);
    return Promise.resolve(Response.json({ message: message("m", 20) }));
  });
});
afterEach(() => {
  cleanup();
  closeCard();
  writeCard(id, null);
  writeDraft(s1.id, "");
  setComposerMode(id, "reply");
  forgetPending();
  vi.unstubAllGlobals();
});

const Area = ({ of = s1 }: { of?: typeof s1 }) => <ReplyAreaOf of={of} client={client} />;

const title = () => screen.getByTestId<HTMLInputElement>("card-title");
const path = () => screen.getByTestId<HTMLInputElement>("card-path");
const press = (on: HTMLElement, key: string, more: object = {}) => {
  fireEvent.keyDown(on, { key, ...more });
  fireEvent.keyUp(on, { key });
};
const type = (on: HTMLElement, value: string) => fireEvent.change(on, { target: { value } });
const options = () => screen.queryAllByRole("option").map((option) => option.textContent);
const reason = () => screen.getByTestId("card-reason").textContent;

async function opened(of = s1) {
  const drawn = render(<Area of={of} />);
  // The text box takes the focus with the first frame, as jsdom makes nothing inert.
  await new Promise(requestAnimationFrame);
  act(() => handlerOf("card")?.run());
  await screen.findByTestId("card-dialog");
  return drawn;
}
const pick = () => fireEvent.change(screen.getByTestId("card-cover"), { target: { files: [png] } });
const uploaded = () =>
  act(async () => upload.resolve(Response.json({ mediaId: "new", image: cover("new"), bytes: 8 })));

test("[CA2] one press sends the card through the reply queue and keeps the text of the box", async () => {
  writeDraft(s1.id, "稍等");
  await opened();
  type(title(), "新款盖碗");
  type(path(), "/pages/item?id=9 ");
  pick();
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("uploading"));
  await uploaded();
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("ready"));
  press(path(), "Enter");
  expect(pendingOf(id).map(({ body }) => body)).toMatchObject([
    { type: "miniprogrampage", card: { title: "新款盖碗", pagePath: "pages/item?id=9", mediaId: "new" } },
  ]);
  await waitFor(() => expect(posted).toHaveLength(1));
  expect(screen.queryByTestId("card-dialog")).toBeNull();
  expect(readDraft(s1.id)).toBe("稍等");
});

test("[CA5] arrows and Enter choose a sent card, and the next Enter sends it", async () => {
  await opened();
  press(title(), "ArrowDown");
  press(title(), "ArrowDown");
  expect(title().getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[1]?.id);
  press(title(), "Enter");
  expect([title().value, path().value, posted]).toEqual(["茶席", "pages/item?id=2", []]);
  press(title(), "Enter");
  await waitFor(() =>
    expect(posted).toEqual([
      { type: "miniprogrampage", card: { title: "茶席", pagePath: "pages/item?id=2", mediaId: "m2" } },
    ]),
  );
});

test("[CA5] typing finds a sent card, and an input method keeps its keys", async () => {
  await opened();
  type(title(), "茶");
  expect(options()).toEqual(["茶席pages/item?id=2"]);
  press(title(), "ArrowDown", { isComposing: true });
  expect(title().getAttribute("aria-activedescendant")).toBeNull();
  fireEvent.keyDown(title(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(title(), { key: "Enter" });
  fireEvent.keyUp(title(), { key: "Enter" });
  expect([title().value, reason()]).toEqual(["茶", ""]);
});

test("[CA1] Enter on an incomplete card names the missing field and focuses it", async () => {
  await opened();
  type(title(), "新款");
  expect(reason()).toBe("");
  press(title(), "Enter");
  expect(reason()).toBe("请填写页面路径");
  expect(document.activeElement).toBe(path());
  type(path(), "https://shop.example/9");
  expect(reason()).toContain("不是网址");
  type(path(), "pages/item?id=9");
  expect(reason()).toBe("请选择封面");
  expect(posted).toEqual([]);
});

test.each([
  ["nothing is left of the allowance", { ...allowance, left: 0 }, "回复额度"],
  ["the window is closed", { ...allowance, until: serverNow() - 1 }, "窗口"],
])("[CA2] the dialog says why where %s, and sends nothing", async (_, left, said) => {
  await opened(session("written to", { allowance: left }));
  press(title(), "ArrowDown");
  press(title(), "Enter");
  press(title(), "Enter");
  expect(reason()).toContain(said);
  expect([pendingOf(id).length, screen.getByTestId("card-send").ariaDisabled]).toEqual([0, "true"]);
});

test("[CA2] sends no card while the server is read-only, and closes when the session turns inactive", async () => {
  const { rerender } = await opened();
  press(title(), "ArrowDown");
  press(title(), "Enter");
  act(() => signal({ sign: "kept", kept: false }));
  press(title(), "Enter");
  expect(pendingOf(id)).toEqual([]);
  act(() => signal({ sign: "kept", kept: true }));
  rerender(<Area of={{ ...s1, state: "inactive" }} />);
  expect(screen.queryByTestId("card-dialog")).toBeNull();
  rerender(<Area />);
  expect(screen.queryByTestId("card-dialog")).toBeNull();
  expect(cardDraft(id).title).toBe("盖碗");
});

test("[CA1] the dialog names a web address in place of the path before sending", async () => {
  await opened();
  type(title(), "新款");
  type(path(), "https://shop.example/9");
  expect(reason()).toContain("不是网址");
});

test("[CA1] a failed upload is shown and can be retried", async () => {
  await opened();
  type(title(), "新款");
  type(path(), "pages/item?id=9");
  pick();
  await act(async () => upload.reject(new TypeError("no network")));
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("failed"));
  expect(reason()).toBe("封面上传失败，请更换图片或重新上传");
  upload = Promise.withResolvers();
  fireEvent.click(screen.getByRole("button", { name: "重新上传" }));
  await uploaded();
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("ready"));
});

const alert = () => screen.queryByRole("alert")?.textContent;
const take = (file: File) =>
  fireEvent.change(screen.getByTestId("card-cover"), { target: { files: [file] } });
const chooseSent = () => {
  press(title(), "ArrowDown");
  press(title(), "Enter");
};
const isFocused = (on: HTMLElement) => document.activeElement === on;

test("[DR13] the dialog keeps the cover when a file is no image, says why, and Enter sends nothing", async () => {
  await opened();
  chooseSent();
  take(new File(["%PDF-1.7"], "价目表.pdf"));
  await waitFor(() =>
    expect(alert()).toBe("未能换成「价目表.pdf」，已保留原图片：只能发送 PNG、JPEG、GIF、WebP 图片"),
  );
  expect(cardDraft(id).cover).toMatchObject({ state: "ready", mediaId: "m1" });
  await waitFor(() => expect(isFocused(screen.getByTestId("card-pick"))).toBe(true));
  expect(reason()).toBe("占用 1 条额度");
  pick();
  await uploaded();
  await waitFor(() => expect(cardDraft(id).cover).toMatchObject({ state: "ready", mediaId: "new" }));
  expect([alert(), cardDraft(id).cover?.instead]).toEqual([undefined, undefined]);
});

test("[DR13] the dialog keeps the cover when the server refuses another, and continues a running upload", async () => {
  let made = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:${made++}`);
  await opened();
  chooseSent();
  const first = upload;
  pick();
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("uploading"));
  upload = Promise.withResolvers();
  take(new File([png], "动图.png"));
  await act(async () => upload.resolve(Response.json({ refusal: "not_an_image" }, { status: 422 })));
  await waitFor(() => expect(cardDraft(id).cover).toMatchObject({ state: "uploading", url: "blob:0" }));
  expect(screen.getByTestId("card-send").ariaDisabled).toBe("true");
  expect(alert()).toContain("未能换成「动图.png」");
  await act(async () => first.resolve(Response.json({ mediaId: "first", image: cover("first"), bytes: 8 })));
  await waitFor(() => expect(cardDraft(id).cover).toMatchObject({ state: "ready", mediaId: "first" }));
  expect(alert()).toContain("未能换成「动图.png」");
});

test("[DR13] a cover that failed to upload stays, and a reload restores the one before it", async () => {
  await opened();
  chooseSent();
  pick();
  await act(async () => upload.reject(new TypeError("no network")));
  await waitFor(() => expect(cardDraft(id).cover?.state).toBe("failed"));
  expect(recall(`card.1.${id}`)).toMatchObject({ mediaId: "m1" });
  take(new File(["%PDF-1.7"], "价目表.pdf"));
  await waitFor(() => expect(alert()).toContain("未能换成「价目表.pdf」"));
  expect(cardDraft(id).cover?.state).toBe("failed");
  upload = Promise.withResolvers();
  fireEvent.click(screen.getByRole("button", { name: "重新上传" }));
  await uploaded();
  await waitFor(() => expect(cardDraft(id).cover).toMatchObject({ state: "ready", mediaId: "new" }));
});

test("[CA6] the dialog stays open when the file picker is cancelled", async () => {
  await opened();
  fireEvent(screen.getByTestId("card-cover"), new Event("cancel", { bubbles: true }));
  expect(screen.queryByTestId("card-dialog")).not.toBeNull();
  fireEvent(document.querySelector("dialog") as HTMLElement, new Event("cancel"));
  expect(screen.queryByTestId("card-dialog")).toBeNull();
});

test("[CA5] an image pasted into the dialog becomes the cover, not an attachment of the reply", async () => {
  await opened();
  fireEvent.paste(title(), { clipboardData: { files: [png], types: ["Files"] } });
  await uploaded();
  await waitFor(() => expect(cardDraft(id).cover).toMatchObject({ state: "ready", mediaId: "new" }));
  expect(screen.queryByTestId("composer-attachment")).toBeNull();
});

test("[CA6] the dialog restores an unsent card, until the customer is erased", async () => {
  const first = await opened();
  type(title(), "新款");
  act(closeCard);
  first.unmount();
  const second = await opened();
  expect(title().value).toBe("新款");
  second.unmount();
  expect(sessionStorage.getItem(`jieru.tab.card.1.${id}`)).toContain("新款");
  const ended = { ...s1, state: "ended" as const };
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "customer_erased", session: ended })]));
  expect(cardDraft(id).title).toBe("");
  expect(sessionStorage.getItem(`jieru.tab.card.1.${id}`)).toBeNull();
});

const failed = message("f", 9, {
  ...{ direction: "out", agentId: meId, type: "miniprogrampage" },
  card: { title: "旧款", appId: "", pagePath: "pages/old", cover: cover("old") },
} as never) as SpokenMessage;

test("[CA2] returns a failed card to the dialog with its content", async () => {
  render(<Area />);
  const actions = tileActionsOf(s1, client);
  act(() => setComposerMode(id, "note"));
  act(() => actions.current.returnToComposer(failed));
  await screen.findByTestId("card-dialog");
  expect([title().value, path().value, cardDraft(id).cover]).toMatchObject([
    "旧款",
    "pages/old",
    { state: "ready", mediaId: "old" },
  ]);
});

test("[CA4] a missing thumbnail of a sent card shows a placeholder, and is requested again after reconnecting", async () => {
  await opened();
  const option = () => screen.getAllByRole("option")[0] as HTMLElement;
  fireEvent.error(option().querySelector("img") as HTMLImageElement);
  expect([option().querySelector("img"), option().querySelectorAll("svg").length]).toEqual([null, 1]);
  act(() => signal({ sign: "kept", kept: false }));
  expect(option().querySelector("img")?.getAttribute("src")).toContain("m1");
  act(() => signal({ sign: "kept", kept: true }));
});

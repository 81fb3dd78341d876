import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useTextToSend, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { repliesAnswered } from "../../../../src/data/outbox/pending-replies.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { Composer } from "../../../../src/features/conversation/composer/Composer.tsx";
import { useComposer } from "../../../../src/features/conversation/composer/use-composer.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../../src/features/conversation/conversation-context.ts";
import { serverNow } from "../../../../src/lib/time/server-clock.ts";
import { message, session, snapshot } from "../../../fixtures.ts";

const accountId = "acc" as AccountId;
const open = session("s1", {
  allowance: { ...session("s1").allowance, until: serverNow() + 3_600_000 },
});
const quickReply = (title: string, text: string): QuickReply =>
  ({
    id: title,
    scope: "team",
    title,
    category: "",
    shortcut: null,
    text,
    position: 0,
    updatedAt: 0,
    updatedBy: "b",
  }) as never;
const all = [
  quickReply("问候", "{{customer}}您好"),
  quickReply("补发", "单号 {{单号}}，{{日期}} 到"),
  quickReply("道别", "再见"),
];
/** Too long for one WeChat text: it costs two replies. */
const long = quickReply("须知", "须".repeat(700));
const onEscape = vi.fn();

function Box() {
  return <Composer composer={useComposer()} onEscape={onEscape} />;
}

async function show(kept = all): Promise<HTMLTextAreaElement> {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [open] }));
  client.setQueryData(quickRepliesQuery(accountId).queryKey, kept);
  const value = {
    ...{ accountId, session: open, viewer: { id: open.ownerId, role: "agent" }, customerName: "苏小姐" },
    ...{ nameOf: () => undefined, actions: {} },
  };
  const root = createRootRoute({
    component: () => (
      <ConversationContext value={value as never}>
        <SessionContext value={open as never}>
          <Box />
        </SessionContext>
      </ConversationContext>
    ),
  });
  const section = createRoute({ getParentRoute: () => root, path: "/a/$accountId/settings/$section" });
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: root.addChildren([section]), history });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  const box = (await screen.findByTestId("composer-input")) as HTMLTextAreaElement;
  box.focus();
  return box;
}
const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
const press = (box: HTMLElement, key: string, more: object = {}) =>
  fireEvent.keyDown(box, { key, code: key, ...more });
const options = () => screen.queryAllByRole("option").map((o) => o.textContent);
const chosen = () => screen.queryByRole("option", { selected: true })?.textContent;

beforeEach(() => {
  document.body.replaceChildren();
  onEscape.mockReset();
  writeDraft(open.id, "");
  vi.stubGlobal("fetch", async () => Response.json({ message: message("m", 20) }));
});
afterEach(async () => {
  await repliesAnswered();
  vi.unstubAllGlobals();
});

test("[KB18] no text names a key on a touch device", async () => {
  const typeText = async (text: string) => {
    const box = await show();
    type(box, text);
    const send = screen.getByTestId("composer-send");
    const why = document.getElementById(send.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
    const list = screen.queryByTestId("quick-reply-menu")?.textContent ?? "";
    document.body.replaceChildren();
    return [why, list.replace(/[↑↓].*/s, "")].join(" ");
  };
  const keys = /Esc|Tab/g;
  const named = async (text: string) => (await typeText(text)).match(keys) ?? [];
  const everywhere = async () => [await named("/没有的"), await named("/"), await named("单号 {{单号}}")];
  expect(await everywhere()).toEqual([["Esc"], ["Esc"], ["Tab"]]);
  document.documentElement.setAttribute("data-phone", "");
  expect(await everywhere()).toEqual([[], [], []]);
  expect(await typeText("/没有的")).toContain("没有匹配的");
  expect(await typeText("/")).toContain("请先选择快捷回复");
  expect(await typeText("单号 {{单号}}")).toContain("尚有空位未填");
  document.documentElement.removeAttribute("data-phone");
});

describe("[QR7] the list over the text box", () => {
  test.each(["/", "／", "、"])(
    "opens when the text begins with %s, and is named by the box",
    async (slash) => {
      const box = await show();
      expect(options()).toEqual([]);
      type(box, slash);
      expect(options()).toHaveLength(3);
      expect(box.getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
      expect(box.getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id);
    },
  );

  test("arrows move around it, Esc closes it and then leaves, and typing on does not reopen it", async () => {
    const box = await show();
    type(box, "/");
    expect(chosen()).toContain("问候");
    press(box, "ArrowDown");
    expect(chosen()).toContain("补发");
    press(box, "ArrowUp");
    press(box, "ArrowUp");
    expect(chosen()).toContain("道别");
    press(box, "Escape");
    expect([options(), onEscape.mock.calls.length]).toEqual([[], 0]);
    type(box, "/a");
    expect(screen.queryByTestId("quick-reply-menu")).toBeNull();
    press(box, "Escape");
    expect(onEscape).toHaveBeenCalledOnce();
  });

  test("an input method keeps its keys while composing", async () => {
    const box = await show();
    type(box, "/");
    press(box, "ArrowDown");
    for (const key of ["ArrowDown", "Enter", "Tab", "Escape"]) {
      press(box, key, { isComposing: true });
      press(box, key, { keyCode: 229 });
    }
    expect([box.value, chosen()]).toEqual(["/", expect.stringContaining("补发")]);
  });
});

describe("[DR8] draft or search", () => {
  const meant = () => renderHook(() => useTextToSend(open.id)).result.current;
  const nameOfMany = "这样的一句话虽然很长却是一条快捷回复的标题，照样是在找它";

  test.each([
    ["在的", "在的"],
    ["/", ""],
    ["/补", ""],
    ["、补发", ""],
    [`/${nameOfMany}`, ""],
    ["/没有", "/没有"],
    ["/补发\n", "/补发"],
    ["  ", ""],
  ])("a text %j has the draft %j", async (text, draft) => {
    type(await show([...all, quickReply(nameOfMany, "在的")]), text);
    expect(meant()).toBe(draft);
  });

  test("a search whose list was closed is a draft; one whose list lost the focus is not", async () => {
    const box = await show();
    type(box, "/补");
    act(() => box.blur());
    expect(screen.queryByTestId("quick-reply-menu")).toBeNull();
    expect(meant()).toBe("");
    act(() => box.focus());
    press(box, "Escape");
    expect(meant()).toBe("/补");
    type(box, "");
    type(box, "/补");
    expect(meant()).toBe("");
  });
});

test("[QR4] the menu shows the cost before a quick reply is chosen", async () => {
  const box = await show([long, ...all]);
  type(box, "/");
  const cost = () => screen.getByTestId("quick-reply-cost").textContent;
  expect(cost()).toContain("占用 2 条额度");
  press(box, "ArrowDown");
  expect(cost()).toContain("占用 1 条额度");
});

describe("[QR8] choosing", () => {
  test("replaces the search by the text and selects the first slot; Tab moves on, then out", async () => {
    const box = await show();
    type(box, "/补发");
    press(box, "Enter");
    expect(box.value).toBe("单号 {{单号}}，{{日期}} 到");
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe("{{单号}}");
    expect(press(box, "Tab")).toBe(false);
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe("{{日期}}");
    expect(press(box, "Tab")).toBe(true);
    expect(screen.getByTestId("composer-send").getAttribute("aria-disabled")).toBe("true");
    press(box, "Enter");
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe("{{单号}}");
  });

  test("Ctrl Enter inserts the quick reply without sending it", async () => {
    const box = await show();
    type(box, "/道别");
    press(box, "Enter", { ctrlKey: true });
    expect(box.value).toBe("再见");
  });

  test("the button keeps the text of the box", async () => {
    const box = await show();
    type(box, "好的，");
    box.setSelectionRange(3, 3);
    fireEvent.click(screen.getByTestId("quick-replies-open"));
    expect(options()).toHaveLength(3);
    press(box, "ArrowUp");
    press(box, "Enter");
    expect(box.value).toBe("好的，再见");
  });

  test("[QR7] typing after the button searches, and the choice replaces the search in the draft", async () => {
    const box = await show();
    type(box, "好的，谢谢");
    box.setSelectionRange(3, 3);
    fireEvent.click(screen.getByTestId("quick-replies-open"));
    type(box, "好的，再谢谢");
    expect(options()).toHaveLength(1);
    press(box, "Enter");
    expect(box.value).toBe("好的，再见谢谢");
    fireEvent.click(screen.getByTestId("quick-replies-open"));
    type(box, "好的，再见，就这样谢谢");
    expect(screen.queryByTestId("quick-reply-menu")).toBeNull();
    press(box, "Escape");
    expect(onEscape).toHaveBeenCalledOnce();
  });

  test("[QR7] [DR4] the choice is inserted although the draft changed on another device", async () => {
    const box = await show();
    type(box, "好的，谢谢");
    box.setSelectionRange(3, 3);
    fireEvent.click(screen.getByTestId("quick-replies-open"));
    act(() => writeDraft(open.id, "您的包裹明天就到"));
    expect(box.value).toBe("您的包裹明天就到");
    expect(screen.queryByTestId("quick-reply-menu")).toBeNull();
  });

  test("[QR7] sending the text ends the search that the button opened", async () => {
    const box = await show();
    fireEvent.click(screen.getByTestId("quick-replies-open"));
    type(box, "没有这个");
    press(box, "Enter");
    expect(box.value).toBe("");
    expect(screen.queryByTestId("quick-reply-menu")).toBeNull();
    type(box, "/");
    expect(options()).toHaveLength(3);
  });

  test("a search is not sent; one without matches leaves Enter to the box", async () => {
    const box = await show();
    type(box, "/补");
    expect(screen.getByTestId("composer-send").getAttribute("aria-disabled")).toBe("true");
    type(box, "/没有这个");
    expect(screen.getByTestId("composer-send").getAttribute("aria-disabled")).toBeNull();
  });
});

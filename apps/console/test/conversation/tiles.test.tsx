import { wellHealth } from "@jieru/shared/domain/health";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Delivery, FailureReason, Notice } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Account } from "@jieru/shared/domain/snapshot";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ConversationContext, type TileActions } from "../../src/conversation/conversation-context.ts";
import { MessageTile } from "../../src/conversation/tiles/MessageTile.tsx";
import { NoticeLine } from "../../src/conversation/tiles/NoticeLine.tsx";
import { GapTile, SessionSeparator } from "../../src/conversation/tiles/Separators.tsx";
import type { NoticeMessage, SpokenMessage } from "../../src/conversation/timeline-bodies.ts";
import { signal } from "../../src/sync/connection.ts";
import { readOnlyReason } from "../../src/sync/read-only.ts";
import { ExactTimes } from "../../src/ui/ExactTimes.tsx";
import { TooltipLayer } from "../../src/ui/Tooltip.tsx";
import { currentToasts } from "../../src/ui/toast-store.ts";
import { lin, minute, noon, replied, said, sent, session, told, xu } from "./given.ts";

const actions = {
  putBack: vi.fn(),
  resend: vi.fn(),
  retry: vi.fn(),
  takeBack: vi.fn(),
  openImage: vi.fn(),
  openLink: vi.fn(),
  goTo: vi.fn(),
} satisfies TileActions;

function show(
  message: SpokenMessage,
  of: Session = session(),
  repeatedBy: SpokenMessage | null = null,
  tail = true,
) {
  const open = {
    accountId: "account" as AccountId,
    session: of,
    viewer: lin,
    customerName: "苏小姐",
    nameOf: (id: AgentId) => (id === xu.id ? "许然" : undefined),
    actions,
  };
  render(
    <ConversationContext value={open}>
      <MessageTile message={message} repeatedBy={repeatedBy} tail={tail} />
    </ConversationContext>,
  );
  return screen.getByTestId(`message-${message.id}`);
}

const delivered = (changed: Partial<Delivery>): SpokenMessage =>
  replied("可以的", undefined, { delivery: { ...sent, ...changed } }) as SpokenMessage;
const failed = (reason: FailureReason) => delivered({ state: "failed", reason });

beforeEach(() => {
  document.body.replaceChildren();
  for (const action of Object.values(actions)) action.mockReset();
});

test("[RD18] a text in which nothing can be seen says so", () => {
  expect(show(said("\u200b \u2800") as SpokenMessage).textContent).toContain("空白消息，里面没有看得见的字");
});

describe("text is shown byte for byte and never as markup", () => {
  test.each([
    "0012  开头的空格",
    "<img src=x onerror=alert(1)><b>粗</b>",
    "javascript:alert(1) https://example.com",
    "line one\n\tline two",
    "$t(tile.me) {{name}} &amp;",
  ])("%j", (text) => {
    const tile = show(said(text) as SpokenMessage);
    expect(tile.textContent).toContain(text);
    expect(tile.querySelector("img, b, a, script")).toBeNull();
  });
});

test("[OB3] the second click of a double click, or a key that is held, sends nothing again", () => {
  show(delivered({ state: "unconfirmed" }));
  const again = screen.getByTestId("resend");
  fireEvent.click(again, { detail: 1 });
  fireEvent.click(again, { detail: 2 });
  expect(actions.resend).toHaveBeenCalledTimes(1);
  expect(fireEvent.keyDown(again, { key: "Enter", repeat: true })).toBe(false);
  expect(fireEvent.keyDown(again, { key: "Enter" })).toBe(true);
});

describe("delivery is told by mark and words", () => {
  test("[OB5] sent carries its ordinal and one check", () => {
    const tile = show(delivered({}));
    expect(tile.dataset.delivery).toBe("sent");
    expect(tile.textContent).toContain("1/3");
    expect(tile.querySelectorAll("svg")).toHaveLength(1);
  });
  test("[OB5] failed says why and offers what fits the reason", () => {
    const message = failed("content_risky");
    expect(show(message).textContent).toContain("微信认为内容有风险");
    fireEvent.click(screen.getByRole("button", { name: "改写" }));
    expect(actions.putBack).toHaveBeenCalledWith(message);
  });
  test("[OB3] what provably never left can be pressed again", () => {
    const message = failed("unreachable");
    show(message);
    fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(actions.retry).toHaveBeenCalledWith(message);
  });
  test("[OB3] unconfirmed is resent by a person only", () => {
    const message = delivered({ state: "unconfirmed" });
    expect(show(message).textContent).toContain("用户可能已经收到");
    fireEvent.click(screen.getByTestId("resend"));
    expect(actions.resend).toHaveBeenCalledWith(message);
  });
  test.each([
    ["retry", failed("unreachable")],
    ["resend", delivered({ state: "unconfirmed" })],
  ] as const)("[DE9] [OB3] nothing goes out again while the console is read-only: %s", (way, message) => {
    show(message);
    act(() => signal({ sign: "kept", kept: false }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions[way]).not.toHaveBeenCalled();
    expect(document.body.textContent).toContain(readOnlyReason());
    act(() => signal({ sign: "kept", kept: true }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions[way]).toHaveBeenCalledTimes(1);
  });
  test("[OB3] unconfirmed says what WeChat said, where it said anything", () => {
    const tile = show(delivered({ state: "unconfirmed", reason: "busy", code: -1 }));
    expect(tile.textContent).toContain("微信系统繁忙，用户可能已经收到");
    expect(screen.getByTestId("resend")).toBeTruthy();
  });
  test.each([
    ["another's", { ownerId: xu.id }],
    ["ended", { state: "ended" }],
  ] as const)("[OB3] [SE10] nothing is sent again where the session is %s", (_, of) => {
    for (const reply of [
      failed("unreachable"),
      failed("allowance_used"),
      delivered({ state: "unconfirmed" }),
    ]) {
      show(reply, session(of));
      expect(screen.queryByRole("button")).toBeNull();
      cleanup();
    }
  });

  test("[OB3] [SE5] nor what is in doubt where it fell asleep", () => {
    show(delivered({ state: "unconfirmed" }), session({ state: "inactive" }));
    expect(screen.queryByTestId("resend")).toBeNull();
  });

  test("[OB3] once resent it points to the new one instead", () => {
    const again = delivered({});
    show(delivered({ state: "unconfirmed" }), session(), again);
    expect(screen.queryByTestId("resend")).toBeNull();
    fireEvent.click(screen.getByRole("button"));
    expect(actions.goTo).toHaveBeenCalledWith(again.id);
  });
  test("[SE10] who does not own the session is offered no way to send", () => {
    show(delivered({ state: "unconfirmed" }), session({ ownerId: null }));
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("images keep one frame", () => {
  const image = (state: "fetching" | "ready" | "failed", reason: "expired" | "unreachable" | null = null) =>
    ({
      ...said(""),
      type: "image",
      image: { mediaId: "media-1", state, width: 800, height: 600, reason },
    }) as SpokenMessage;

  test("[RD11] of one height, fetching, failed or here", () => {
    for (const state of ["fetching", "failed", "ready"] as const) {
      expect(show(image(state)).querySelectorAll(".h-40"), state).toHaveLength(1);
      document.body.replaceChildren();
    }
  });
  test("fetching, and failed with the reason", () => {
    expect(show(image("fetching")).textContent).toContain("正在取图");
    document.body.replaceChildren();
    const expired = show(image("failed", "expired"));
    expect(expired.textContent).toContain("图片已过期");
    expect(expired.querySelector("button")).toBeNull();
  });
  test("[F40] one that could not be reached is asked for once more", async () => {
    const asked = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({}));
    const tile = show(image("failed", "unreachable"));
    fireEvent.click(screen.getByRole("button"));
    expect(tile.textContent).toContain("正在取图");
    expect(asked).toHaveBeenCalledWith(
      "/api/media/media-1/fetch",
      expect.objectContaining({ method: "POST" }),
    );
    // The feed has the last word; until it says otherwise, the tile is as it was.
    await waitFor(() => expect(tile.textContent).toContain("图片取不到"));
    asked.mockRestore();
  });
  test("[EV14] who asks for it once more by keyboard stays at it, while it is fetched and whatever comes of it", async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const asked = vi.spyOn(globalThis, "fetch").mockReturnValue(promise);
    const tile = show(image("failed", "unreachable"));
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button"));
    expect(tile.textContent).toContain("正在取图");
    expect(document.activeElement?.textContent).toBe("正在取图");
    await act(async () => resolve(Response.json({})));
    expect(document.activeElement).toBe(screen.getByRole("button"));
    expect(document.activeElement?.textContent).toBe("重试");
    asked.mockRestore();
  });
  test("[EV14] nor does it lose the focus where it is here and cannot be loaded, again and again", () => {
    const tile = show(image("ready"));
    for (let i = 0; i < 2; i++) {
      fireEvent.error(tile.querySelector("img") as HTMLElement);
      screen.getByRole("button").focus();
      fireEvent.click(screen.getByRole("button"));
      expect(document.activeElement).toBe(tile.querySelector("button:has(img)"));
    }
    fireEvent.error(tile.querySelector("img") as HTMLElement);
    expect(document.activeElement?.textContent).toBe("重试");
  });
  test("[EV14] who has gone elsewhere, or was not there, is not called to it", () => {
    const tile = show(image("ready"));
    fireEvent.error(tile.querySelector("img") as HTMLElement);
    expect(document.activeElement).toBe(document.body);
    screen.getByRole("button").focus();
    screen.getByRole("button").blur();
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(document.body);
  });
  test("[F40] [DE9] why it was not asked for is said, and it is not asked for while the console is read-only", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    asked.mockResolvedValue(Response.json({ refusal: "server_busy" }, { status: 503 }));
    const tile = show(image("failed", "unreachable"));
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(currentToasts()).toHaveLength(1));
    expect(tile.textContent).toContain("图片取不到");
    act(() => signal({ sign: "health", health: { ...wellHealth, database: "away" } }));
    fireEvent.click(screen.getByRole("button"));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(tile.textContent).toContain(readOnlyReason());
    asked.mockRestore();
  });
  test("ready opens large, and says so when it cannot be loaded", () => {
    const tile = show(image("ready"));
    fireEvent.click(screen.getByRole("button"));
    expect(actions.openImage).toHaveBeenCalledWith("media-1");
    fireEvent.error(tile.querySelector("img") as HTMLImageElement);
    expect(tile.textContent).toContain("图片取不到");
  });
});

describe("[RD13] whose a reply is", () => {
  const xuSays = (changed: Partial<Delivery> = {}) =>
    ({ ...delivered(changed), agentId: xu.id }) as SpokenMessage;
  const named = (tile: HTMLElement) => tile.querySelector("[data-speaker]")?.textContent;

  test("stands beside a colleague's, sent or in doubt", () => {
    expect(named(show(xuSays()))).toBe("许然");
    document.body.replaceChildren();
    expect(named(show(xuSays({ state: "unconfirmed" })))).toBe("许然");
  });
  test("goes without saying of one's own, and is said once for several in a row", () => {
    expect(named(show(delivered({})))).toBeUndefined();
    document.body.replaceChildren();
    expect(named(show(xuSays(), session(), null, false))).toBeUndefined();
  });
});

test("[RD3] a kind that is not supported is named", () => {
  const voice = { ...said(""), type: "unsupported", unsupported: { messageType: "voice" } } as SpokenMessage;
  expect(show(voice).textContent).toContain("用户发来一段语音");
});

test("[RD6] where a session begins stands whether it is the one that is open, and who served it", () => {
  const lines = (id: SessionId, servedBy: string[]) => {
    const open = { session: session(), viewer: lin, nameOf: () => undefined, actions };
    const { container, unmount } = render(
      <ConversationContext value={open as never}>
        <SessionSeparator start={{ id, servedBy }} />
      </ConversationContext>,
    );
    const said = [...container.querySelectorAll(".dotted > span")].map((el) => el.textContent);
    unmount();
    return said;
  };
  expect(lines(session().id, ["许然", "高远"])).toEqual(["本次会话", "许然、高远 接待"]);
  expect(lines("earlier" as SessionId, [])).toEqual(["另一次会话"]);
});

test("[LG5] what was said stands in its tile as it came, whichever way it turns", () => {
  for (const text of ["\u202ecexe.gnp", "سارة\u2067A\u2069"])
    expect(show(said(text) as SpokenMessage).textContent).toContain(text);
});

test("[RD1] a face is drawn over its code, which stays the text", () => {
  const tile = show(said("好的[微笑]") as SpokenMessage);
  expect(tile.textContent).toContain("好的[微笑]");
  expect(tile.querySelector("[data-emoji]")?.getAttribute("data-emoji")).toBe("🙂");
});

test("[RD2] a link in a text asks before it opens", () => {
  const tile = show(said("看https://example.com/a这个") as SpokenMessage);
  expect(tile.querySelector("a")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "https://example.com/a" }));
  expect(actions.openLink).toHaveBeenCalledWith("https://example.com/a");
});

test("[RD2] an address that is none of the web is text, and goes nowhere", () => {
  const link = {
    ...said(""),
    type: "link",
    link: { title: "保养说明", description: "", url: "javascript:alert(1)", thumbUrl: "" },
  } as SpokenMessage;
  const tile = show(link);
  expect(tile.textContent).toContain("javascript:alert(1)");
  expect(tile.querySelector("a, img")).toBeNull();
});

test("a message that came late says by how much", () => {
  expect(show({ ...said("晚到"), lateMs: 120_000 } as SpokenMessage).textContent).toContain("迟到 2 分");
});

describe("[RD10] what is told as one has all its exact times, pointed at", () => {
  const shownAt = (element: Element | null): string[] => {
    vi.useFakeTimers();
    fireEvent.pointerOver(element as Element);
    act(() => void vi.runAllTimers());
    // [EV16] It came to lie there: that is not pointing.
    expect(screen.queryByRole("tooltip", { hidden: true })).toBeNull();
    fireEvent.pointerMove(element as Element);
    act(() => void vi.runAllTimers());
    vi.useRealTimers();
    const lines = screen.getByRole("tooltip", { hidden: true }).textContent?.split("\n") ?? [];
    // [EV15] Gone from under the pointer, it takes its words along.
    element?.remove();
    fireEvent.pointerOver(document.body);
    expect(screen.queryByRole("tooltip", { hidden: true })).toBeNull();
    return lines;
  };
  const clock = (at: number) => new Date(at).toTimeString().slice(0, 8);
  const account = { openingHours: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } } as Account;
  const draw = (tile: ReactNode) =>
    render(
      <>
        {tile}
        <ExactTimes account={account} />
        <TooltipLayer />
      </>,
    ).container;

  test("coming in again and again", () => {
    const times = [noon, noon + 7 * minute, noon + 20 * minute];
    const entered = times.map((at) => told({ what: "entered", source: null }, at) as NoticeMessage);
    const line = draw(<NoticeLine messages={entered} />);
    expect(line.textContent).toMatch(/^\d\d:\d\d–\d\d:\d\d 用户 3 次进入会话/);
    const lines = shownAt(line.querySelector("time"));
    expect(lines.map((l) => l.match(/\d\d:\d\d:\d\d/)?.[0])).toEqual(times.map(clock));
  });
  test("gaps", () => {
    const gaps = [0, 10].map((m) => ({ from: noon + m * minute, to: noon + (m + 5) * minute }));
    const tile = draw(<GapTile gaps={gaps} />);
    expect(tile.textContent).toContain("推送中断 2 次");
    const lines = shownAt(tile.querySelector("[data-at]"));
    expect(lines.map((l) => l.match(/\d\d:\d\d:\d\d/g))).toEqual(
      gaps.map((g) => [clock(g.from), clock(g.to)]),
    );
  });
});

describe("[DI6] what is left for the next owner stands as an internal note does, in the name of who wrote it", () => {
  const byXu = { by: xu.id, byName: "许然", agentId: lin.id, agentName: "林知夏" };
  const given: [string, Notice, string][] = [
    [
      "with a transfer",
      { what: "transferred", ...byXu, note: "**先**补发\n再收回旧的" },
      "许然 转接给 林知夏",
    ],
    [
      "on handing back",
      { what: "waits_again", why: "returned", agentName: "许然", note: "**先**补发\n再收回旧的" },
      "许然 退回待接入",
    ],
  ];
  const shown = (line: ReactNode) => render(line).container;
  test.each(given)("%s", (_, notice, line) => {
    const tile = shown(<NoticeLine messages={[told(notice) as NoticeMessage]} />);
    expect(tile.querySelector(`[data-what=${notice.what}]`)?.textContent).toMatch(new RegExp(`${line}$`));
    const note = tile.querySelector("[data-type=note]");
    expect(note?.querySelector("b")?.textContent).toBe("许然");
    expect(note?.textContent).toContain("**先**补发\n再收回旧的");
  });
  test("nothing of the kind where nothing was written", () => {
    const notice: Notice = { what: "transferred", ...byXu, note: null };
    expect(
      shown(<NoticeLine messages={[told(notice) as NoticeMessage]} />).querySelector("[data-type=note]"),
    ).toBeNull();
  });
});

describe("a long text", () => {
  const long = Array.from({ length: 40 }, (_, i) => `第 ${i + 1} 件：青釉三才盖碗`).join("\n");
  const folded = (tile: HTMLElement) => tile.querySelector("[data-folded]") !== null;
  const button = (tile: HTMLElement) => within(tile).queryByTestId("unfold");

  test("[RD16] is folded, says how long it is, and is shown whole and folded again by its button", () => {
    const tile = show(said(long) as SpokenMessage);
    expect(folded(tile)).toBe(true);
    expect(tile.textContent).toContain("第 40 件");
    expect(button(tile)?.textContent).toContain(String(long.length));
    fireEvent.click(button(tile) as HTMLElement);
    expect(folded(tile)).toBe(false);
    expect(button(tile)?.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(button(tile) as HTMLElement);
    expect(folded(tile)).toBe(true);
  });

  test("[RD16] is as it was left when it comes back into view", () => {
    const message = said(long) as SpokenMessage;
    fireEvent.click(button(show(message)) as HTMLElement);
    cleanup();
    expect(folded(show(message))).toBe(false);
  });

  test("[RD16] is whole once the keyboard is in a link of it", () => {
    const tile = show(said(`${long}\nhttps://example.com/order/31`) as SpokenMessage);
    fireEvent.focus(within(tile).getByTestId("link-in-text"));
    expect(folded(tile)).toBe(false);
  });

  test("[RD16] of twenty lines is not long", () => {
    const tile = show(said(long.split("\n").slice(0, 20).join("\n")) as SpokenMessage);
    expect(folded(tile)).toBe(false);
    expect(button(tile)).toBeNull();
  });
});

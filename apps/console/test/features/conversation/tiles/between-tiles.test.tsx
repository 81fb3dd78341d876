import type { SessionId } from "@jieru/shared/domain/ids";
import type { Notice } from "@jieru/shared/domain/message";
import type { Account } from "@jieru/shared/domain/snapshot";
import { act, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ExactTimes } from "../../../../src/app/shell/ExactTimes.tsx";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { NoticeLine } from "../../../../src/features/conversation/tiles/NoticeLine.tsx";
import { GapTile, SessionSeparator } from "../../../../src/features/conversation/tiles/Separators.tsx";
import type { NoticeMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { TooltipLayer } from "../../../../src/ui/overlays/Tooltip.tsx";
import { lin, minute, noon, noticeMessage, session, xu } from "../fixtures.ts";
import { actions, clearTiles } from "./show-tile.tsx";

beforeEach(clearTiles);

test("[RD6] a separator shows where a session begins, whether it is the open one, and its agents", () => {
  const lines = (id: SessionId, servedBy: string[]) => {
    const open = { session: session(), viewer: lin, nameOf: () => undefined, actions };
    const { container, unmount } = render(
      <ConversationContext value={open as never}>
        <SessionSeparator start={{ id, servedBy }} />
      </ConversationContext>,
    );
    const texts = [...container.querySelectorAll(".dotted > span")].map((el) => el.textContent);
    unmount();
    return texts;
  };
  expect(lines(session().id, ["许然", "高远"])).toEqual(["本次会话", "许然、高远 接待"]);
  expect(lines("earlier" as SessionId, [])).toEqual(["其他会话"]);
});

describe("[RD10] merged notices list all exact times in a tooltip", () => {
  const shownAt = (element: Element | null): string[] => {
    vi.useFakeTimers();
    fireEvent.pointerOver(element as Element);
    act(() => void vi.runAllTimers());
    // [EV19] The element moved under the pointer: that is no hovering.
    expect(screen.queryByRole("tooltip", { hidden: true })).toBeNull();
    fireEvent.pointerMove(element as Element);
    act(() => void vi.runAllTimers());
    vi.useRealTimers();
    const lines = screen.getByRole("tooltip", { hidden: true }).textContent?.split("\n") ?? [];
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

  test("repeated entering", () => {
    const times = [noon, noon + 7 * minute, noon + 20 * minute];
    const entered = times.map((at) => noticeMessage({ what: "entered", source: null }, at) as NoticeMessage);
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

describe("[DI6] a note for the next owner looks like an internal note of its author", () => {
  const byXu = { by: xu.id, byName: "许然", agentId: lin.id, agentName: "林知夏" };
  const cases: [string, Notice, string][] = [
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
  test.each(cases)("%s", (_, notice, line) => {
    const tile = shown(<NoticeLine messages={[noticeMessage(notice) as NoticeMessage]} />);
    expect(tile.querySelector(`[data-what=${notice.what}]`)?.textContent).toMatch(new RegExp(`${line}$`));
    const note = tile.querySelector("[data-type=note]");
    expect(note?.querySelector("b")?.textContent).toBe("许然");
    expect(note?.textContent).toContain("**先**补发\n再收回旧的");
  });
  test("is absent without a note", () => {
    const notice: Notice = { what: "transferred", ...byXu, note: null };
    expect(
      shown(<NoticeLine messages={[noticeMessage(notice) as NoticeMessage]} />).querySelector(
        "[data-type=note]",
      ),
    ).toBeNull();
  });
});

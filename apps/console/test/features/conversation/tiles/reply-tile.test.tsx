/** What a tile says of a reply: whose it is, what became of it, and what can be done about it. */
import type { Delivery } from "@jieru/shared/domain/message";
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { readOnlyReason } from "../../../../src/data/feed/read-only.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { session, xu } from "../given.ts";
import { actions, clearTiles, delivered, failed, showTile } from "./show-tile.tsx";

beforeEach(clearTiles);

describe("delivery is told by mark and words", () => {
  test("[OB5] sent carries its ordinal and one check", () => {
    const tile = showTile(delivered({}));
    expect(tile.dataset.delivery).toBe("sent");
    expect(tile.textContent).toContain("1/3");
    expect(tile.querySelectorAll("svg")).toHaveLength(1);
  });
  test("[OB14] one that waits says what WeChat said of its last try, with the number", () => {
    expect(showTile(delivered({ state: "queued" })).textContent).toContain("排队中");
    clearTiles();
    const tile = showTile(delivered({ state: "queued", reason: "too_fast", code: 45011 }));
    expect(tile.textContent).toContain("发送过快，稍后自动重试");
    expect(within(tile).getByTitle("微信错误码 45011")).toBeTruthy();
  });
  test("[OB5] failed says why and offers what fits the reason", () => {
    const message = failed("content_risky");
    expect(showTile(message).textContent).toContain("微信判定内容有风险");
    fireEvent.click(screen.getByRole("button", { name: "修改" }));
    expect(actions.putBack).toHaveBeenCalledWith(message);
  });
  test("[OB3] what provably never left can be pressed again", () => {
    const message = failed("unreachable");
    showTile(message);
    fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(actions.resend).toHaveBeenCalledWith(message);
  });
  test.each([
    ["failed", "发送失败", failed("unreachable")],
    ["unconfirmed", "未确认", delivered({ state: "unconfirmed" })],
  ] as const)(
    "[OB3] [T11] what was %s and sent again leads there, and cannot be sent once more",
    (_, word, message) => {
      const again = { ...message, id: "again" } as SpokenMessage;
      const tile = showTile(message, undefined, again);
      expect(tile.textContent).toContain(word);
      fireEvent.click(within(tile).getByRole("button"));
      expect(actions.goTo).toHaveBeenCalledWith(again.id);
      expect(actions.resend).not.toHaveBeenCalled();
    },
  );
  test("[OB3] unconfirmed is resent by a person only", () => {
    const message = delivered({ state: "unconfirmed" });
    expect(showTile(message).textContent).toContain("用户可能已收到");
    fireEvent.click(screen.getByTestId("resend"));
    expect(actions.resend).toHaveBeenCalledWith(message);
  });
  test.each([
    ["retry", failed("unreachable")],
    ["resend", delivered({ state: "unconfirmed" })],
  ] as const)("[DE9] [OB3] nothing goes out again while the console is read-only: %s", (way, message) => {
    showTile(message);
    act(() => signal({ sign: "kept", kept: false }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions.resend).not.toHaveBeenCalled();
    expect(document.body.textContent).toContain(readOnlyReason());
    act(() => signal({ sign: "kept", kept: true }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions.resend).toHaveBeenCalledTimes(1);
  });
  test("[OB3] unconfirmed says what WeChat said, where it said anything", () => {
    const tile = showTile(delivered({ state: "unconfirmed", reason: "busy", code: -1 }));
    expect(tile.textContent).toContain("微信系统繁忙，用户可能已收到");
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
      showTile(reply, session(of));
      expect(screen.queryByRole("button")).toBeNull();
      cleanup();
    }
  });

  test("[OB3] [SE5] nor where it fell asleep; what is to be rewritten goes back into the box there, too", () => {
    showTile(delivered({ state: "unconfirmed" }), session({ state: "inactive" }));
    expect(screen.queryByTestId("resend")).toBeNull();
    cleanup();
    showTile(failed("unreachable"), session({ state: "inactive" }));
    expect(screen.queryByRole("button")).toBeNull();
    cleanup();
    showTile(failed("content_risky"), session({ state: "inactive" }));
    expect(screen.getByRole("button", { name: "修改" })).toBeTruthy();
  });

  test("[SE10] who does not own the session is offered no way to send", () => {
    showTile(delivered({ state: "unconfirmed" }), session({ ownerId: null }));
    expect(screen.queryByRole("button")).toBeNull();
  });
});

test("[OB3] the second click of a double click, or a key that is held, sends nothing again", () => {
  showTile(delivered({ state: "unconfirmed" }));
  const again = screen.getByTestId("resend");
  fireEvent.click(again, { detail: 1 });
  fireEvent.click(again, { detail: 2 });
  expect(actions.resend).toHaveBeenCalledTimes(1);
  expect(fireEvent.keyDown(again, { key: "Enter", repeat: true })).toBe(false);
  expect(fireEvent.keyDown(again, { key: "Enter" })).toBe(true);
});

describe("[RD13] whose a reply is", () => {
  const xuSays = (changed: Partial<Delivery> = {}) =>
    ({ ...delivered(changed), agentId: xu.id }) as SpokenMessage;
  const named = (tile: HTMLElement) => tile.querySelector("[data-speaker]")?.textContent;

  test("stands beside a colleague's, sent or in doubt", () => {
    expect(named(showTile(xuSays()))).toBe("许然");
    document.body.replaceChildren();
    expect(named(showTile(xuSays({ state: "unconfirmed" })))).toBe("许然");
  });
  test("goes without saying of one's own, and is said once for several in a row", () => {
    expect(named(showTile(delivered({})))).toBeUndefined();
    document.body.replaceChildren();
    expect(named(showTile(xuSays(), session(), null, false))).toBeUndefined();
  });
});

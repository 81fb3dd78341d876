import type { Delivery } from "@jieru/shared/domain/message";
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { readOnlyReason } from "../../../../src/data/feed/read-only.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { session, xu } from "../fixtures.ts";
import { actions, clearTiles, delivered, failed, showTile } from "./show-tile.tsx";

beforeEach(clearTiles);

describe("the delivery is shown by mark and words", () => {
  test("[OB5] a sent reply shows its ordinal and one check", () => {
    const tile = showTile(delivered({}));
    expect(tile.dataset.delivery).toBe("sent");
    expect(tile.textContent).toContain("1/3");
    expect(tile.querySelectorAll("svg")).toHaveLength(1);
  });
  test("[OB14] a queued reply shows WeChat's last error with its number", () => {
    expect(showTile(delivered({ state: "queued" })).textContent).toContain("排队中");
    clearTiles();
    const tile = showTile(delivered({ state: "queued", reason: "too_fast", code: 45011 }));
    expect(tile.textContent).toContain("发送过快，稍后自动重试");
    expect(within(tile).getByTitle("微信错误码 45011")).toBeTruthy();
  });
  test("[OB5] a failed reply says why, and offers the action that fits the reason", () => {
    const message = failed("content_risky");
    expect(showTile(message).textContent).toContain("微信判定内容有风险");
    fireEvent.click(screen.getByRole("button", { name: "修改" }));
    expect(actions.returnToComposer).toHaveBeenCalledWith(message);
  });
  test("[OB3] a reply that provably never left can be retried", () => {
    const message = failed("unreachable");
    showTile(message);
    fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(actions.resend).toHaveBeenCalledWith(message);
  });
  test.each([
    ["failed", "发送失败", failed("unreachable")],
    ["unconfirmed", "未确认", delivered({ state: "unconfirmed" })],
  ] as const)(
    "[OB3] [T11] a reply that was %s and resent links to the new one, and cannot be resent",
    (_, word, message) => {
      const again = { ...message, id: "again" } as SpokenMessage;
      const tile = showTile(message, undefined, again);
      expect(tile.textContent).toContain(word);
      fireEvent.click(within(tile).getByRole("button"));
      expect(actions.goTo).toHaveBeenCalledWith(again.id);
      expect(actions.resend).not.toHaveBeenCalled();
    },
  );
  test("[OB3] only a person resends an unconfirmed reply", () => {
    const message = delivered({ state: "unconfirmed" });
    expect(showTile(message).textContent).toContain("用户可能已收到");
    fireEvent.click(screen.getByTestId("resend"));
    expect(actions.resend).toHaveBeenCalledWith(message);
  });
  test.each([
    ["retry", failed("unreachable")],
    ["resend", delivered({ state: "unconfirmed" })],
  ] as const)("[DE9] [OB3] nothing is resent while the console is read-only: %s", (way, message) => {
    showTile(message);
    act(() => signal({ sign: "kept", kept: false }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions.resend).not.toHaveBeenCalled();
    expect(document.body.textContent).toContain(readOnlyReason());
    act(() => signal({ sign: "kept", kept: true }));
    fireEvent.click(screen.getByTestId(way));
    expect(actions.resend).toHaveBeenCalledTimes(1);
  });
  test("[OB3] an unconfirmed reply shows WeChat's answer, if there was one", () => {
    const tile = showTile(delivered({ state: "unconfirmed", reason: "busy", code: -1 }));
    expect(tile.textContent).toContain("微信系统繁忙，用户可能已收到");
    expect(screen.getByTestId("resend")).toBeTruthy();
  });
  test.each([
    ["another's", { ownerId: xu.id }],
    ["ended", { state: "ended" }],
  ] as const)("[OB3] [SE10] nothing is resent where the session is %s", (_, of) => {
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

  test("[OB3] [SE5] an inactive session resends nothing, but a text to rewrite returns to the box", () => {
    showTile(delivered({ state: "unconfirmed" }), session({ state: "inactive" }));
    expect(screen.queryByTestId("resend")).toBeNull();
    cleanup();
    showTile(failed("unreachable"), session({ state: "inactive" }));
    expect(screen.queryByRole("button")).toBeNull();
    cleanup();
    showTile(failed("content_risky"), session({ state: "inactive" }));
    expect(screen.getByRole("button", { name: "修改" })).toBeTruthy();
  });

  test("[SE10] an agent who does not own the session cannot send", () => {
    showTile(delivered({ state: "unconfirmed" }), session({ ownerId: null }));
    expect(screen.queryByRole("button")).toBeNull();
  });
});

test("[OB3] a double click or a held key resends nothing", () => {
  showTile(delivered({ state: "unconfirmed" }));
  const again = screen.getByTestId("resend");
  fireEvent.click(again, { detail: 1 });
  fireEvent.click(again, { detail: 2 });
  expect(actions.resend).toHaveBeenCalledTimes(1);
  expect(fireEvent.keyDown(again, { key: "Enter", repeat: true })).toBe(false);
  expect(fireEvent.keyDown(again, { key: "Enter" })).toBe(true);
});

describe("[RD13] the author of a reply", () => {
  const xuSays = (changed: Partial<Delivery> = {}) =>
    ({ ...delivered(changed), agentId: xu.id }) as SpokenMessage;
  const named = (tile: HTMLElement) => tile.querySelector("[data-speaker]")?.textContent;

  test("is named beside a colleague's reply, also when it is in doubt", () => {
    expect(named(showTile(xuSays()))).toBe("许然");
    document.body.replaceChildren();
    expect(named(showTile(xuSays({ state: "unconfirmed" })))).toBe("许然");
  });
  test("is not named on the agent's own replies, and once for several in a row", () => {
    expect(named(showTile(delivered({})))).toBeUndefined();
    document.body.replaceChildren();
    expect(named(showTile(xuSays(), session(), null, false))).toBeUndefined();
  });
});

import { wellHealth } from "@jieru/shared/domain/health";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { readOnlyReason } from "../../../../src/data/feed/read-only.ts";
import { signal } from "../../../../src/data/store/connection.ts";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { customerMessage, hour } from "../fixtures.ts";
import { actions, clearTiles, delivered, showTile } from "./show-tile.tsx";

beforeEach(clearTiles);

describe("images keep their frame", () => {
  const image = (state: "fetching" | "ready" | "failed", reason: "expired" | "unreachable" | null = null) =>
    ({
      ...customerMessage(""),
      type: "image",
      image: { mediaId: "media-1", state, width: 800, height: 600, reason },
    }) as SpokenMessage;

  test("[RD11] has one height while fetching, failed and loaded", () => {
    for (const state of ["fetching", "failed", "ready"] as const) {
      expect(showTile(image(state)).querySelectorAll(".h-40"), state).toHaveLength(1);
      document.body.replaceChildren();
    }
  });
  test("shows that it is fetching, or the reason of the failure", () => {
    expect(showTile(image("fetching")).textContent).toContain("正在加载图片");
    document.body.replaceChildren();
    const expired = showTile(image("failed", "expired"));
    expect(expired.textContent).toContain("图片已过期");
    expect(expired.querySelector("button")).toBeNull();
  });
  test("[F40] an unreachable image can be requested again", async () => {
    const fetchMock = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({}));
    const tile = showTile(image("failed", "unreachable"));
    fireEvent.click(screen.getByRole("button"));
    expect(tile.textContent).toContain("正在加载图片");
    expect(fetchMock).toHaveBeenCalledWith(
      "/api/media/media-1/fetch",
      expect.objectContaining({ method: "POST" }),
    );
    // Until the feed reports a change, the tile stays.
    await waitFor(() => expect(tile.textContent).toContain("图片加载失败"));
    fetchMock.mockRestore();
  });
  test("[EV14] keeps the keyboard focus during a retry and after it", async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const fetchMock = vi.spyOn(globalThis, "fetch").mockReturnValue(promise);
    const tile = showTile(image("failed", "unreachable"));
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button"));
    expect(tile.textContent).toContain("正在加载图片");
    expect(document.activeElement?.textContent).toBe("正在加载图片");
    await act(async () => resolve(Response.json({})));
    expect(document.activeElement).toBe(screen.getByRole("button"));
    expect(document.activeElement?.textContent).toBe("重试");
    fetchMock.mockRestore();
  });
  test("[EV14] keeps the focus when a loaded image breaks, repeatedly", () => {
    const tile = showTile(image("ready"));
    for (let i = 0; i < 2; i++) {
      fireEvent.error(tile.querySelector("img") as HTMLElement);
      screen.getByRole("button").focus();
      fireEvent.click(screen.getByRole("button"));
      expect(document.activeElement).toBe(tile.querySelector("button:has(img)"));
    }
    fireEvent.error(tile.querySelector("img") as HTMLElement);
    expect(document.activeElement?.textContent).toBe("重试");
  });
  test("[EV14] does not take the focus from another place", () => {
    const tile = showTile(image("ready"));
    fireEvent.error(tile.querySelector("img") as HTMLElement);
    expect(document.activeElement).toBe(document.body);
    screen.getByRole("button").focus();
    screen.getByRole("button").blur();
    fireEvent.click(screen.getByRole("button"));
    expect(document.activeElement).toBe(document.body);
  });
  test("[F40] [DE9] shows why a retry failed, and allows none while the console is read-only", async () => {
    const fetchMock = vi.spyOn(globalThis, "fetch");
    fetchMock.mockResolvedValue(Response.json({ refusal: "server_busy" }, { status: 503 }));
    const tile = showTile(image("failed", "unreachable"));
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(currentToasts()).toHaveLength(1));
    expect(tile.textContent).toContain("图片加载失败");
    act(() => signal({ sign: "health", health: { ...wellHealth, database: "away" } }));
    fireEvent.click(screen.getByRole("button"));
    expect(fetchMock).toHaveBeenCalledTimes(1);
    expect(tile.textContent).toContain(readOnlyReason());
    fetchMock.mockRestore();
  });
  test("[RD7] a loaded image opens in full size, and says so when it cannot be loaded", () => {
    const tile = showTile(image("ready"));
    fireEvent.click(screen.getByRole("button"));
    expect(actions.openImage).toHaveBeenCalledWith("media-1");
    fireEvent.error(tile.querySelector("img") as HTMLImageElement);
    expect(tile.textContent).toContain("图片加载失败");
  });
});

test("[RD3] an unsupported kind of message is named", () => {
  const voice = {
    ...customerMessage(""),
    type: "unsupported",
    unsupported: { messageType: "voice" },
  } as SpokenMessage;
  expect(showTile(voice).textContent).toContain("用户发来一段语音");
});

test("a late message shows its delay", () => {
  expect(showTile({ ...customerMessage("晚到"), lateMs: 120_000 } as SpokenMessage).textContent).toContain(
    "延迟 2 分",
  );
});

test("[RD6] the link to a resent reply names the day if it differs", () => {
  const doubtful = delivered({ state: "unconfirmed" });
  const linkAfter = (ms: number) => {
    clearTiles();
    const tile = showTile(doubtful, undefined, { ...doubtful, at: doubtful.at + ms } as SpokenMessage);
    return /查看 (.*) 再次发送的消息/.exec(tile.textContent)?.[1];
  };
  expect(linkAfter(60_000)).toMatch(/^\d\d:\d\d$/);
  expect(linkAfter(24 * hour)).toMatch(/^\d\d-\d\d \d\d:\d\d$/);
});

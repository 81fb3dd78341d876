import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { customerMessage } from "../fixtures.ts";
import { actions, clearTiles, showTile } from "./show-tile.tsx";

beforeEach(clearTiles);

test("[RD18] a text of invisible characters is described", () => {
  expect(showTile(customerMessage("\u200b \u2800") as SpokenMessage).textContent).toContain(
    "空白消息，没有可见内容",
  );
});

describe("text is shown byte for byte and never as markup", () => {
  test.each([
    "0012  开头的空格",
    "<img src=x onerror=alert(1)><b>粗</b>",
    "javascript:alert(1) https://example.com",
    "line one\n\tline two",
    "$t(tile.me) {{name}} &amp;",
  ])("%j", (text) => {
    const tile = showTile(customerMessage(text) as SpokenMessage);
    expect(tile.textContent).toContain(text);
    expect(tile.querySelector("img, b, a, script")).toBeNull();
  });
});

test("[LG5] a message keeps its direction characters", () => {
  for (const text of ["\u202ecexe.gnp", "سارة\u2067A\u2069"])
    expect(showTile(customerMessage(text) as SpokenMessage).textContent).toContain(text);
});

test("[RD1] an emoji is drawn over its code, which stays in the text", () => {
  const tile = showTile(customerMessage("好的[微笑]") as SpokenMessage);
  expect(tile.textContent).toContain("好的[微笑]");
  expect(tile.querySelector("[data-emoji]")?.getAttribute("data-emoji")).toBe("🙂");
});

test("[RD2] a link in a text asks before it opens", () => {
  const tile = showTile(customerMessage("看https://example.com/a这个") as SpokenMessage);
  expect(tile.querySelector("a")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "https://example.com/a" }));
  expect(actions.openLink).toHaveBeenCalledWith("https://example.com/a");
});

test("[RD2] an address outside the web stays text", () => {
  const link = {
    ...customerMessage(""),
    type: "link",
    link: { title: "保养说明", description: "", url: "javascript:alert(1)", thumbUrl: "" },
  } as SpokenMessage;
  const tile = showTile(link);
  expect(tile.textContent).toContain("javascript:alert(1)");
  expect(tile.querySelector("a, img")).toBeNull();
});

describe("a long text", () => {
  const long = Array.from({ length: 40 }, (_, i) => `第 ${i + 1} 件：青釉三才盖碗`).join("\n");
  const folded = (tile: HTMLElement) => tile.querySelector("[data-folded]") !== null;
  const button = (tile: HTMLElement) => within(tile).queryByTestId("unfold");

  test("[RD16] is folded with its length, and its button unfolds and folds it", () => {
    const tile = showTile(customerMessage(long) as SpokenMessage);
    expect(folded(tile)).toBe(true);
    expect(tile.textContent).toContain("第 40 件");
    expect(button(tile)?.textContent).toContain(String(long.length));
    fireEvent.click(button(tile) as HTMLElement);
    expect(folded(tile)).toBe(false);
    expect(button(tile)?.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(button(tile) as HTMLElement);
    expect(folded(tile)).toBe(true);
  });

  test("[RD16] keeps its state when it is scrolled back into view", () => {
    const message = customerMessage(long) as SpokenMessage;
    fireEvent.click(button(showTile(message)) as HTMLElement);
    cleanup();
    expect(folded(showTile(message))).toBe(false);
  });

  test("[RD16] unfolds when the keyboard reaches a link in it", () => {
    const tile = showTile(customerMessage(`${long}\nhttps://example.com/order/31`) as SpokenMessage);
    fireEvent.focus(within(tile).getByTestId("link-in-text"));
    expect(folded(tile)).toBe(false);
  });

  test("[RD16] with twenty lines is not folded", () => {
    const tile = showTile(customerMessage(long.split("\n").slice(0, 20).join("\n")) as SpokenMessage);
    expect(folded(tile)).toBe(false);
    expect(button(tile)).toBeNull();
  });
});

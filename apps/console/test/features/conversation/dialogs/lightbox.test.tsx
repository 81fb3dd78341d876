import type { MediaId } from "@jieru/shared/domain/ids";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paths } from "../../../../src/data/http/paths.ts";
import { Lightbox } from "../../../../src/features/conversation/dialogs/Lightbox.tsx";

// Frames run at once, and every element has the size of its stage.
beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => {
    draw();
    return 0;
  });
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 160, 100));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const onShow = vi.fn();
const images = ["one", "two", "three"] as MediaId[];
const stage = () => screen.getByRole("img").parentElement as HTMLElement;
const scale = () => Number(/scale\(([\d.]+)\)/.exec(stage().style.transform)?.[1] ?? 1);
const turns = () => screen.getByRole("img").dataset.turns;
const shown = () => screen.getByRole("img").getAttribute("src");
const press = (code: string, more = {}) => fireEvent.keyDown(stage(), { code, ...more });

function Page() {
  const [at, setAt] = useState<MediaId | null>("two" as MediaId);
  return <Lightbox images={images} shown={at} onShow={setAt} />;
}

function open() {
  render(<Page />);
  // jsdom has no layout: 320 image pixels are drawn on 160.
  const img = screen.getByRole("img");
  for (const [name, value] of Object.entries({
    naturalWidth: 320,
    naturalHeight: 200,
    offsetWidth: 160,
    offsetHeight: 100,
  }))
    Object.defineProperty(img, name, { value, configurable: true });
  fireEvent.load(img);
}

test("[RD7] + and - zoom, 0 fits, 1 shows the original size, R rotates", () => {
  open();
  const fitted = scale();
  press("Equal");
  const larger = scale();
  expect(larger).toBeGreaterThan(fitted);
  press("NumpadAdd");
  expect(scale()).toBeGreaterThan(larger);
  press("Digit0");
  expect(scale()).toBe(fitted);
  press("Minus");
  expect(scale()).toBeLessThan(fitted);
  press("Digit1");
  expect(scale()).toBe(2);
  for (const n of ["1", "2", "3", "0"]) {
    press("KeyR");
    expect(turns()).toBe(n);
  }
  press("KeyR", { ctrlKey: true });
  press("Digit0", { metaKey: true });
  expect([turns(), scale()]).toEqual(["0", 2]);
});

test("[RD7] a double click zooms in and fits again, and the wheel zooms", () => {
  open();
  const box = stage().parentElement as HTMLElement;
  fireEvent.doubleClick(box, { clientX: 80, clientY: 50 });
  expect(scale()).toBeGreaterThan(1);
  fireEvent.doubleClick(box, { clientX: 80, clientY: 50 });
  expect(scale()).toBe(1);
  fireEvent.wheel(box, { deltaY: -100, clientX: 80, clientY: 50 });
  expect(scale()).toBeGreaterThan(1);
});

test("[RD7] arrows show the other images, up to the last; each begins unrotated", () => {
  open();
  press("KeyR");
  press("ArrowRight");
  expect([shown(), turns()]).toEqual([paths.image("three" as MediaId), "0"]);
  press("ArrowRight");
  expect(shown()).toBe(paths.image("three" as MediaId));
  for (let i = 0; i < 3; i++) press("ArrowLeft");
  expect(shown()).toBe(paths.image("one" as MediaId));
});

test("[RD7] the stage shows loading and failure of an image, and can retry", () => {
  render(<Lightbox images={images} shown={"two" as MediaId} onShow={() => undefined} />);
  const status = () => screen.queryByRole("status")?.textContent;
  expect(status()).toBe("正在加载图片");
  fireEvent.error(screen.getByRole("img"));
  expect(status()).toContain("图片加载失败");
  const failed = screen.getByRole("img");
  act(() => screen.getByRole("status").querySelector("button")?.click());
  expect(status()).toBe("正在加载图片");
  expect(screen.getByRole("img")).not.toBe(failed);
  fireEvent.load(screen.getByRole("img"));
  expect(status()).toBeUndefined();
});

test("[RD7] an image that is not in the conversation yet has no position and no neighbours", () => {
  render(<Lightbox images={images} shown={"unsent" as MediaId} onShow={onShow} />);
  expect(screen.queryByText(/第 0/)).toBeNull();
  press("ArrowRight");
  fireEvent.click(screen.getByRole("button", { name: /下一张/ }));
  expect(onShow).not.toHaveBeenCalled();
});

/** Contrast of every text with its background (WCAG 1.4.3). */
import type { Frame, Locator, Page } from "@playwright/test";

/** Lists texts below `least` with their ratio and both colours. */
export const listFaintTexts = (page: Page | Frame, least = 4.5): Promise<string[]> =>
  page.evaluate(findFaintTexts, least);

export interface Loudness {
  box: number;
  /** Highest contrast of any part, including text. */
  whole: number;
}

export const loudnessOf = (element: Locator): Promise<Loudness> => element.evaluate(measureLoudness);

/** Runs in the page, so it contains everything it needs. */
function measureLoudness(element: Element): Loudness {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const surfaces: string[] = [];
  for (let at = element.parentElement; at; at = at.parentElement)
    surfaces.unshift(getComputedStyle(at).backgroundColor);
  function luminance(...colors: string[]): number {
    for (const color of ["#fff", ...surfaces, ...colors]) {
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  const behind = luminance();
  const contrast = (...colors: string[]) => {
    const seen = luminance(...colors);
    return (Math.max(seen, behind) + 0.05) / (Math.min(seen, behind) + 0.05);
  };
  const { color, backgroundColor, boxShadow } = getComputedStyle(element);
  const edges = boxShadow.match(/(rgb|oklab|color)a?\([^)]*\)/g) ?? [];
  const box = Math.max(contrast(backgroundColor), ...edges.map((edge) => contrast(backgroundColor, edge)));
  return { box, whole: Math.max(box, contrast(backgroundColor, color)) };
}

/** Runs in the page, so it contains everything it needs. */
function findFaintTexts(least: number): string[] {
  type Rgba = [number, number, number, number];
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const known = new Map<string, Rgba>();

  function rgba(color: string): Rgba {
    const before = known.get(color);
    if (before) return before;
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = brush.getImageData(0, 0, 1, 1).data;
    const value: Rgba = [r, g, b, a / 255];
    known.set(color, value);
    return value;
  }
  function over([r, g, b, a]: Rgba, [R, G, B, A]: Rgba): Rgba {
    const rest = A * (1 - a);
    const whole = a + rest || 1;
    const mix = (one: number, other: number) => (one * a + other * rest) / whole;
    return [mix(r, R), mix(g, G), mix(b, B), a + rest];
  }
  /** Returns the colour blended with the backgrounds behind it. */
  function seen(color: Rgba, on: Element | null): Rgba {
    if (!on) return over(color, [255, 255, 255, 1]);
    const { backgroundColor, opacity } = getComputedStyle(on);
    const [r, g, b, a] = over(color, rgba(backgroundColor));
    const whole: Rgba = [r, g, b, a * Number(opacity)];
    return whole[3] === 1 ? whole : seen(whole, on.parentElement);
  }
  const linear = (c: number) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]: Rgba) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  function ratio(a: Rgba, b: Rgba): number {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  }
  function isShown(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    // Texts for screen readers only are clipped to a pixel.
    return width > 1 && height > 1;
  }

  const faint = new Set<string>();
  function judge(element: Element, color: string, text: string): void {
    const behind = seen([0, 0, 0, 0], element);
    const found = ratio(seen(rgba(color), element), behind);
    if (found < least)
      faint.add(`${found.toFixed(2)} “${text.trim().slice(0, 40)}” ${color} on rgb(${behind.slice(0, 3)})`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (!element || text.trim() === "" || !isShown(element)) continue;
    judge(element, getComputedStyle(element).color, text);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>("[placeholder]"))
    if (isShown(field)) judge(field, getComputedStyle(field, "::placeholder").color, field.placeholder);
  return [...faint];
}

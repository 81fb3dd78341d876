import type { Locator, Page } from "@playwright/test";

export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });

export const listClippedWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const others = "[data-row], [role=option], .sr-only, h1 *";
    // Rows of the board's queue show customers' text; their buttons are the console's own.
    const isWrittenInLine = (element: Element) =>
      !element.closest("button") && element.closest("[data-testid=board-line] li") !== null;
    const words = document.querySelectorAll<HTMLElement>(
      "button, [role=tab], [role=menuitem], [role=menuitemradio], label, h1, h2, h3, p, span, b",
    );
    const clipped = new Set<string>();
    for (const element of words) {
      const texts = [...element.childNodes].filter((n) => n.nodeType === 3 && n.textContent?.trim());
      if (texts.length === 0 || element.closest(others) || isWrittenInLine(element)) continue;
      if (!element.checkVisibility() || element.clientWidth <= 1) continue;
      const cuts = element.matches("button, [role=tab]") || getComputedStyle(element).overflowX !== "visible";
      const { left, right } = element.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(element);
      const inside = range.getBoundingClientRect();
      if (cuts && (inside.right > right + 1 || inside.left < left - 1))
        clipped.add(element.textContent?.trim() ?? "");
    }
    const brush = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    for (const field of document.querySelectorAll<HTMLInputElement>("input[placeholder]")) {
      if (!field.checkVisibility()) continue;
      const { fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(field);
      brush.font = `${fontSize} ${fontFamily}`;
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      if (brush.measureText(field.placeholder).width > room) clipped.add(field.placeholder);
    }
    return [...clipped];
  });

/** Lists texts cut off by a surrounding element that does not scroll. */
export const listCutWords = (place: Locator): Promise<string[]> =>
  place.evaluate((root) => {
    const cut: string[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: inside } = texts.currentNode;
      if (!inside?.checkVisibility() || inside.closest(".sr-only, h1")) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const words = range.getBoundingClientRect();
      for (let around: Element | null = inside; around; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (/auto|scroll/.test(overflowX)) break;
        const edge = around.getBoundingClientRect();
        // Text for screen readers only is one pixel wide.
        if (edge.width <= 1) break;
        if (overflowX === "visible" || (words.right <= edge.right + 1 && words.left >= edge.left - 1))
          continue;
        cut.push(range.toString());
        break;
      }
    }
    return cut;
  });

/** [AP7] Lists buttons and radio rows lower than a finger needs. */
export const listLowButtons = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button:not([role]), [role=radiogroup]:has(> button)")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".sr-only"))
      .filter((one) => {
        const { backgroundColor, boxShadow } = getComputedStyle(one);
        return !/, 0\)$/.test(backgroundColor) || boxShadow.includes("inset");
      })
      .filter(
        (one) =>
          one.offsetHeight < (one.matches("[data-testid=pick-up], [data-testid=reactivate]") ? 36 : 44),
      )
      .map((one) => `${one.textContent?.trim() || one.ariaLabel}: ${one.offsetHeight} px`),
  );

import type { AnyRouter } from "@tanstack/react-router";

/**
 * Stands in, in the console's build, for what the router keeps of where its pages were scrolled to: `main.tsx` has that
 * switched off, and what scrolls in the console remembers for itself. What is left is that a page begins at its top.
 */
export function setupScrollRestoration(router: AnyRouter): void {
  router.subscribe("onRendered", () => scrollTo(0, 0));
}

const unused = null;

/** What else stands in the router's files of this name: for servers that draw pages, and for apps that restore. */
export {
  unused as ScrollRestoration,
  unused as defaultGetScrollRestorationKey,
  unused as getElementScrollRestorationEntry,
  unused as storageKey,
};

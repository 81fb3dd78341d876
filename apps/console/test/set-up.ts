import { wellHealth } from "@jieru/shared/domain/health";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { resetSnapshots } from "../src/data/store/snapshots.ts";
import "../src/i18n/i18n.ts";
import { cleanup, configure } from "@testing-library/react";
import { signal } from "../src/data/store/connection.ts";
import { noteServerTime } from "../src/lib/time/server-clock.ts";
import { useToasts } from "../src/lib/toast-store.ts";
import { XhrOverFetch } from "./xhr-over-fetch.ts";

// All texts; in the console each page imports its own.
import.meta.glob("../src/i18n/messages/*.ts", { eager: true });

// As long as `expect.poll` waits, for busy machines.
configure({ asyncUtilTimeout: 30_000 });

/** jsdom has no matchMedia. A test sets `data-phone` on the page for a phone. */
window.matchMedia ??= vi.fn(
  (media: string) =>
    ({
      media,
      get matches() {
        return document.documentElement.hasAttribute("data-phone");
      },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList,
);

/** Modules of the console hold page state, so each file gets fresh modules once pending imports have ended. */
afterAll(async () => {
  await vi.dynamicImportSettled();
  vi.resetModules();
});

beforeEach(() => {
  noteServerTime(Date.now());
  signal({ sign: "subscribed" });
  signal({ sign: "health", health: wellHealth });
});
afterEach(() => {
  cleanup();
  resetSnapshots();
  localStorage.clear();
  useToasts.setState(useToasts.getInitialState(), true);
});

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
  // As browsers do: focuses the first control, or the dialog.
  this.tabIndex = -1;
  const first = this.querySelector<HTMLElement>(
    "[autofocus], input, textarea, select, button:not([tabindex='-1']), a[href]",
  );
  (first ?? this).focus();
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

/** jsdom has no layout, so everything is visible. */
Element.prototype.checkVisibility ??= () => true;

/** jsdom has no layout, so nothing is resized. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver ??= NoResizes;

Object.assign(window, { XMLHttpRequest: XhrOverFetch });

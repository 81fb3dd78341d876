import { wellHealth } from "@jieru/shared/domain/health";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { resetSnapshots } from "../src/data/store/snapshots.ts";
import "../src/i18n/i18n.ts";
import { cleanup, configure } from "@testing-library/react";
import { signal } from "../src/data/store/connection.ts";
import { noteServerTime } from "../src/lib/time/server-clock.ts";
import { useToasts } from "../src/lib/toast-store.ts";
import { XhrOverFetch } from "./xhr-over-fetch.ts";

// The texts of every page: in the console each page imports its own.
import.meta.glob("../src/i18n/messages/*.ts", { eager: true });

// As long as `expect.poll` waits: a second is soon over where other tests have the processor, or a page is read for the first time.
configure({ asyncUtilTimeout: 30_000 });

/** What jsdom leaves out. A test that wants a phone says so on the page itself, for the console asks a list it has made once again and again. */
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

/**
 * Files share their worker's process, and a module of the console is a page: it knows what was erased, who signed out, what is on
 * its way. So each file has a page of its own, once what the one before still fetches of its own has come: it would be mixed in.
 */
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
  // As in browsers: the first element that takes the focus, or the dialog itself.
  this.tabIndex = -1;
  const first = this.querySelector<HTMLElement>(
    "[autofocus], input, textarea, select, button:not([tabindex='-1']), a[href]",
  );
  (first ?? this).focus();
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

/** jsdom draws nothing, so that nothing is hidden. */
Element.prototype.checkVisibility ??= () => true;

/** jsdom lays nothing out, so that nothing changes its size. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver ??= NoResizes;

Object.assign(window, { XMLHttpRequest: XhrOverFetch });

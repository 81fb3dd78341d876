/** The desktop's own notifications: whether they are allowed, and one for each kind of news at a time (NT4). */
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { useEffect } from "react";
import { create } from "zustand";
import type { News } from "./news.ts";
import type { Post } from "./posts.ts";

export type DesktopGate = NotificationPermission | "impossible";

const readPermission = (): DesktopGate =>
  "Notification" in globalThis ? Notification.permission : "impossible";

interface Desktop {
  /** As it was read last: the browser sends no event when the permission changes. */
  permission: DesktopGate;
  /** Phones let only installed pages notify, and only say so when a page tries. */
  refused: boolean;
}
const useDesktop = create<Desktop>()(() => ({ permission: readPermission(), refused: false }));

const readAgain = (): void => useDesktop.setState({ permission: readPermission() });

export const desktopGate = (): DesktopGate =>
  useDesktop.getState().refused ? "impossible" : readPermission();

/** Returns the permission, read again whenever the page gets the focus. */
export function useDesktopGate(): DesktopGate {
  useEffect(() => {
    readAgain();
    window.addEventListener("focus", readAgain);
    return () => window.removeEventListener("focus", readAgain);
  }, []);
  return useDesktop(({ permission, refused }) => (refused ? "impossible" : permission));
}

/** Call it only from a click: browsers ignore other requests. */
export async function askDesktop(): Promise<void> {
  await Notification.requestPermission();
  readAgain();
}

interface PostOptions {
  /** A new notification replaces the one with the same tag. */
  tag: string;
  /** Whether it pops up again if it replaces one. */
  again: boolean;
  onClick: () => void;
}

/** null if the browser refuses. Always without the desktop's own sound, as the console plays its own tone. */
export function post({ title, body }: Post, { tag, again, onClick }: PostOptions): Notification | null {
  if (desktopGate() !== "granted") return null;
  const { lang } = document.documentElement;
  // NOTE: TypeScript's types lack `renotify`, which browsers support.
  const options = { body, tag, renotify: again, silent: true, icon: "/icon.svg", lang };
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      shown.close();
      onClick();
    };
    return shown;
  } catch {
    useDesktop.setState({ refused: true });
    return null;
  }
}

interface Shown {
  items: News[];
  notification: Notification | null;
}

export interface Posts {
  /** Adds news to what is shown already. */
  add: (news: readonly News[]) => void;
  /** Removes news that does not stand any more. */
  keep: (stands: (news: News) => boolean) => void;
  /** Removes all: the agent is looking at the console. */
  clear: () => void;
}

/** `write` makes the text, `open` handles a click. */
export function createPosts(
  prefix: string,
  write: (kind: NewsKind, items: readonly News[]) => Post,
  open: (kind: NewsKind, items: readonly News[]) => void,
): Posts {
  const shown = new Map<NewsKind, Shown>();
  const put = (kind: NewsKind, items: News[], again: boolean) => {
    const onClick = () => {
      shown.delete(kind);
      open(kind, items);
    };
    const notification = post(write(kind, items), { tag: `${prefix}:${kind}`, again, onClick });
    shown.set(kind, { items, notification });
  };
  const drop = (kind: NewsKind) => {
    shown.get(kind)?.notification?.close();
    shown.delete(kind);
  };
  return {
    add: (news) => {
      for (const kind of new Set(news.map((n) => n.kind)))
        put(kind, [...(shown.get(kind)?.items ?? []), ...news.filter((n) => n.kind === kind)], true);
    },
    keep: (stands) => {
      for (const [kind, { items }] of [...shown]) {
        const left = items.filter(stands);
        if (left.length === 0) drop(kind);
        else if (left.length < items.length) put(kind, left, false);
      }
    },
    clear: () => {
      for (const kind of [...shown.keys()]) drop(kind);
    },
  };
}

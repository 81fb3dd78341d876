/** Desktop notifications: the permission, and at most one notification per kind (NT4). */
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { useEffect } from "react";
import { create } from "zustand";
import type { AgentNotification } from "./derive-notifications.ts";
import type { DesktopText } from "./desktop-text.ts";

export type DesktopGate = NotificationPermission | "impossible";

const readPermission = (): DesktopGate =>
  "Notification" in globalThis ? Notification.permission : "impossible";

interface Desktop {
  /** Browsers send no event when the permission changes. */
  permission: DesktopGate;
  /** Phones let only installed pages notify, and report it only when a page tries. */
  refused: boolean;
}
const useDesktop = create<Desktop>()(() => ({ permission: readPermission(), refused: false }));

const readAgain = (): void => useDesktop.setState({ permission: readPermission() });

export const desktopGate = (): DesktopGate =>
  useDesktop.getState().refused ? "impossible" : readPermission();

/** Returns the permission and reads it again on focus. */
export function useDesktopGate(): DesktopGate {
  useEffect(() => {
    readAgain();
    window.addEventListener("focus", readAgain);
    return () => window.removeEventListener("focus", readAgain);
  }, []);
  return useDesktop(({ permission, refused }) => (refused ? "impossible" : permission));
}

export async function askDesktop(): Promise<void> {
  await Notification.requestPermission();
  readAgain();
}

interface PostOptions {
  tag: string;
  /** Whether it alerts again when it replaces a notification. */
  again: boolean;
  onClick: () => void;
}

/** Shows a silent notification, as the console plays its own tone. Returns null if the browser refuses. */
export function post(
  { title, body }: DesktopText,
  { tag, again, onClick }: PostOptions,
): Notification | null {
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
  items: AgentNotification[];
  notification: Notification | null;
}

export interface DesktopNotifications {
  add: (notifications: readonly AgentNotification[]) => void;
  keep: (isStillRelevant: (notification: AgentNotification) => boolean) => void;
  clear: () => void;
}

export function createDesktopNotifications(
  prefix: string,
  write: (kind: NewsKind, items: readonly AgentNotification[]) => DesktopText,
  open: (kind: NewsKind, items: readonly AgentNotification[]) => void,
): DesktopNotifications {
  const shown = new Map<NewsKind, Shown>();
  const put = (kind: NewsKind, items: AgentNotification[], again: boolean) => {
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
    add: (notifications) => {
      for (const kind of new Set(notifications.map((n) => n.kind)))
        put(kind, [...(shown.get(kind)?.items ?? []), ...notifications.filter((n) => n.kind === kind)], true);
    },
    keep: (isStillRelevant) => {
      for (const [kind, { items }] of [...shown]) {
        const left = items.filter(isStillRelevant);
        if (left.length === 0) drop(kind);
        else if (left.length < items.length) put(kind, left, false);
      }
    },
    clear: () => {
      for (const kind of [...shown.keys()]) drop(kind);
    },
  };
}

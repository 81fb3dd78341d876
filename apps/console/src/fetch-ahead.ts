/**
 * [TR9] What a key press opens at any time, also when the network has gone by then: fetched while nobody waits for anything. The
 * list comes by itself, long after the first screen, which it would only make heavier.
 */
import type { RegisteredRouter } from "@tanstack/react-router";

const parts = [
  () => import("./conversation/transfer/TransferDialog.tsx"),
  () => import("./conversation/card/CardDialog.tsx"),
  () => import("./conversation/wrap-up/WrapUpDialog.tsx"),
  () => import("./conversation/wrap-up/EndedWrapUp.tsx"),
  () => import("./conversation/reminder/ReminderDialog.tsx"),
  () => import("./conversation/reminder/ReminderBar.tsx"),
  () => import("./palette/Palette.tsx"),
  () => import("./palette/CommandMenu.tsx"),
  () => import("./palette/KeysDialog.tsx"),
  () => import("./customer/tags/TagField.tsx"),
  () => import("./conversation/dialogs/Lightbox.tsx"),
  () => import("./conversation/dialogs/LinkDialog.tsx"),
  () => import("./conversation/dialogs/BlockDialog.tsx"),
  () => import("./conversation/dialogs/EraseDialog.tsx"),
  () => import("./filters/FilterPanel.tsx"),
  () => import("./filters/FilterStrip.tsx"),
  () => import("./settings/mine/notifications/Notifications.tsx"),
  () => import("./settings/mine/Keys.tsx"),
  () => import("./settings/mine/Appearance.tsx"),
];
const pages = [
  "/a/$accountId/search",
  "/a/$accountId/settings",
  "/a/$accountId/settings/",
  "/a/$accountId/settings/$section",
] as const;
const pagesOfBoss = [...pages, "/a/$accountId/supervise", "/a/$accountId/reports"] as const;

/** What could not be fetched is asked for again when it is wanted. */
const nothing = () => undefined;

/** One after the other, so that what is asked for meanwhile is not kept waiting; until it is told to stop. */
export async function fetchAhead(
  router: RegisteredRouter,
  boss: boolean,
  isGone: () => boolean,
): Promise<void> {
  const routes = (boss ? pagesOfBoss : pages).map((id) => router.routesById[id]);
  const loads: readonly (() => Promise<unknown> | undefined)[] = [
    // What says that something failed must be there when it does.
    () => router.loadRouteChunk(router.routesById["/a/$accountId"], "errorComponent"),
    ...routes.map((route) => () => router.loadRouteChunk(route)),
    ...parts,
  ];
  for (const load of loads) if (!isGone()) await Promise.resolve().then(load).catch(nothing);
}

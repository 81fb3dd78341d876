/**
 * [TR9] Fetches what a key press may open at any time, also when the network has gone by then: parts of the pages that are
 * shown, then other pages.
 */
import type { RegisteredRouter } from "@tanstack/react-router";
import { partsOnDemand } from "../ui/rendering/on-demand.tsx";

/** Sections of the settings that an agent may want at any time. */
const sections = [
  () => import("../features/settings/mine/notifications/Notifications.tsx"),
  () => import("../features/settings/mine/Keys.tsx"),
  () => import("../features/settings/mine/Appearance.tsx"),
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
  const fetchAll = async (loads: Iterable<() => Promise<unknown> | undefined>) => {
    for (const load of loads) if (!isGone()) await Promise.resolve().then(load).catch(nothing);
  };
  const routes = (boss ? pagesOfBoss : pages).map((id) => router.routesById[id]);
  await fetchAll([() => import("../features/conversation/ConversationPane.tsx")]);
  await fetchAll(partsOnDemand);
  await fetchAll([...routes.map((route) => () => router.loadRouteChunk(route)), ...sections]);
}

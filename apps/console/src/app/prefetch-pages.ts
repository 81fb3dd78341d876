/** [TR9] Prefetches what a key press may open, so that it works after the network is lost. */
import type { RegisteredRouter } from "@tanstack/react-router";
import { partsOnDemand } from "../ui/rendering/on-demand.tsx";

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
const supervisorPages = [...pages, "/a/$accountId/supervise", "/a/$accountId/reports"] as const;

/** A chunk that fails to load is requested again when it is needed. */
const nothing = () => undefined;

/** Loads one chunk after the other, so that other requests are not delayed. */
export async function prefetchPages(
  router: RegisteredRouter,
  isSupervisor: boolean,
  isGone: () => boolean,
): Promise<void> {
  const fetchAll = async (loads: Iterable<() => Promise<unknown> | undefined>) => {
    for (const load of loads) if (!isGone()) await Promise.resolve().then(load).catch(nothing);
  };
  const routes = (isSupervisor ? supervisorPages : pages).map((id) => router.routesById[id]);
  await fetchAll([() => import("../features/conversation/ConversationPane.tsx")]);
  await fetchAll(partsOnDemand);
  await fetchAll([...routes.map((route) => () => router.loadRouteChunk(route)), ...sections]);
}

/** What a key press opens at any time, also when the network has gone by then: fetched while nobody waits for anything. */
import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe } from "../api/use-desk.ts";

const parts = [
  () => import("../conversation/TransferDialog.tsx"),
  () => import("../palette/Palette.tsx"),
  () => import("../palette/KeysDialog.tsx"),
  () => import("../customer/TagField.tsx"),
  () => import("../conversation/Lightbox.tsx"),
  () => import("../conversation/LinkDialog.tsx"),
  () => import("../conversation/BlockDialog.tsx"),
  () => import("../filters/FilterPanel.tsx"),
  () => import("../filters/FilterStrip.tsx"),
  () => import("../settings/mine/notifications/Notifications.tsx"),
  () => import("../settings/mine/Keys.tsx"),
  () => import("../settings/mine/Appearance.tsx"),
];
const pages = [
  "/a/$accountId/search",
  "/a/$accountId/settings",
  "/a/$accountId/settings/",
  "/a/$accountId/settings/$section",
] as const;
const pagesOfBoss = [...pages, "/a/$accountId/supervise"] as const;

/** What could not be fetched is asked for again when it is wanted. */
const nothing = () => undefined;

/** Long after the first screen, whatever the browser says of its leisure. */
const calmMs = 1500;

/** [TR9] One after the other, so that what is asked for meanwhile is not kept waiting. */
export function useAtHand(accountId: AccountId): void {
  const router = useRouter();
  const boss = supervises(useMe(accountId));
  useEffect(() => {
    let gone = false;
    const fetchAll = async () => {
      const routes = (boss ? pagesOfBoss : pages).map((id) => router.routesById[id]);
      const loads: readonly (() => Promise<unknown> | undefined)[] = [
        // Without these the router loads the page anew for any fault: cut off, that would be the end of it.
        () => router.loadRouteChunk(router.routesById["/a/$accountId"], "errorComponent"),
        ...routes.map((route) => () => router.loadRouteChunk(route)),
        ...parts,
      ];
      for (const load of loads) if (!gone) await Promise.resolve().then(load).catch(nothing);
    };
    const timer = setTimeout(() => void fetchAll(), calmMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [router, boss]);
}

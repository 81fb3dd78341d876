import type { Role } from "@jieru/shared/domain/agent";
import type { ComponentType, LazyExoticComponent } from "react";
import { lazyComponent } from "../../ui/rendering/lazy-component.ts";
import type { SectionPageProps } from "../page/section-page.ts";

interface Section {
  /** The part of the address, and the key of its name: `settings:section.<id>`. */
  id: string;
  group: "account" | "mine";
  /** The lowest role that may read it. The page decides what may be changed. */
  role: Role;
  /** Renders inside a `SettingsPage`. */
  page: LazyExoticComponent<ComponentType<SectionPageProps>>;
}

/** Every settings page in list order. A new page needs an entry here and a name in every language. */
export const sections = [
  {
    id: "bindings",
    group: "account",
    role: "supervisor",
    page: lazyComponent(async () => (await import("./bindings/Bindings.tsx")).Bindings),
  },
  {
    id: "dispatch",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./account/Dispatch.tsx")).Dispatch),
  },
  {
    id: "allowance",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./account/ReplyAllowance.tsx")).ReplyAllowance),
  },
  {
    id: "hours",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./account/AutoReply.tsx")).AutoReply),
  },
  {
    id: "keyword-replies",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./keyword-replies/KeywordReplies.tsx")).KeywordReplies),
  },
  {
    id: "conduct",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./conduct/Conduct.tsx")).Conduct),
  },
  {
    id: "blocked",
    group: "account",
    role: "supervisor",
    page: lazyComponent(async () => (await import("./blocked/Blocked.tsx")).Blocked),
  },
  {
    id: "tags",
    group: "account",
    role: "supervisor",
    page: lazyComponent(async () => (await import("./tags/Tags.tsx")).Tags),
  },
  {
    id: "keeping",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./account/Retention.tsx")).Retention),
  },
  {
    id: "quick-replies",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./quick-replies/QuickReplies.tsx")).QuickReplies),
  },
  {
    id: "topics",
    group: "account",
    role: "agent",
    page: lazyComponent(async () => (await import("./topics/Topics.tsx")).Topics),
  },
  {
    id: "attributes",
    group: "account",
    role: "admin",
    page: lazyComponent(async () => (await import("./shop/Shop.tsx")).Shop),
  },
  {
    id: "webhooks",
    group: "account",
    role: "admin",
    page: lazyComponent(async () => (await import("./webhooks/Webhooks.tsx")).Webhooks),
  },
  {
    id: "connection",
    group: "account",
    role: "admin",
    page: lazyComponent(
      async () => (await import("../onboarding/settings/ConnectionSettings.tsx")).ConnectionSettings,
    ),
  },
  {
    id: "audit",
    group: "account",
    role: "admin",
    page: lazyComponent(async () => (await import("./audit/AuditLog.tsx")).AuditLog),
  },
  {
    id: "notifications",
    group: "mine",
    role: "agent",
    page: lazyComponent(async () => (await import("./mine/notifications/Notifications.tsx")).Notifications),
  },
  {
    id: "browsers",
    group: "mine",
    role: "agent",
    page: lazyComponent(async () => (await import("./browsers/Browsers.tsx")).Browsers),
  },
  {
    id: "keys",
    group: "mine",
    role: "agent",
    page: lazyComponent(async () => (await import("./mine/Keys.tsx")).Keys),
  },
  {
    id: "appearance",
    group: "mine",
    role: "agent",
    page: lazyComponent(async () => (await import("./mine/Appearance.tsx")).Appearance),
  },
  {
    id: "check",
    group: "mine",
    role: "agent",
    page: lazyComponent(async () => (await import("./mine/check/SelfCheck.tsx")).SelfCheck),
  },
] as const satisfies readonly Section[];

export type SectionEntry = (typeof sections)[number];
export type SectionId = SectionEntry["id"];

/** [ST6] Admins see the account's settings first; others, who only read those, see their own first. */
export const groupsFor = (role: Role): readonly Section["group"][] =>
  role === "admin" ? ["account", "mine"] : ["mine", "account"];

import type {
  AgentId,
  ApiKeyId,
  BrowserId,
  ConversationId,
  InvitationId,
  SavedViewId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { SavedView } from "@jieru/shared/domain/saved-view";
import type { OpeningHours } from "@jieru/shared/domain/settings";
import type { ApiKey, NewApiKey } from "@jieru/shared/protocol/attributes";
import type { AuditAction, AuditRecord } from "@jieru/shared/protocol/audit";
import type { ListedBrowser } from "@jieru/shared/protocol/browsers";
import type { Connection } from "@jieru/shared/protocol/connection";
import type { Binding, BlockedCustomer, NewInvitation } from "@jieru/shared/protocol/http";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import { accountId, agent, lin, mainSnapshot, shop, someone, xu } from "./fixtures.ts";
import { frozenAt, hour, minute } from "./frozen.ts";

const gao = "agent-gao" as AgentId;
const he = "agent-he" as AgentId;
const day = 24 * hour;

export const boss = agent(gao, { name: "高远", role: "admin", auto: false });
const people = [
  boss,
  agent(xu, { role: "supervisor", auto: false }),
  agent(lin, { capacity: 12 }),
  agent(he, { name: "何舟", status: "offline", statusWhy: "lost", load: 0 }),
];
const many = Array.from({ length: 96 }, (_, i) => agent(`agent-${i}` as AgentId, { name: `客服 ${i + 1}` }));

/** The account as seen by its admin, by a supervisor, and without free seats. */
export const led = shop("led", { me: boss, agents: people });
export const supervised = shop("supervised", { me: agent(xu, { role: "supervisor" }), agents: people });
export const full = shop("full", { me: boss, agents: [...people, ...many] });

const hours: OpeningHours = {
  timeZone: "Asia/Shanghai",
  week: Array.from({ length: 7 }, (_, i) =>
    i === 6
      ? []
      : [
          { from: "09:00", to: "12:00" },
          { from: "13:30", to: "18:00" },
        ].slice(0, i === 5 ? 1 : 2),
  ),
  days: [{ date: "2027-02-17", hours: [] }],
};
/** With hours, a greeting and two years of retention. */
export const tended = shop("tended", {
  me: boss,
  agents: people,
  account: {
    ...mainSnapshot.account,
    openingHours: hours,
    handOver: "closed",
    greeting: "您好，请问有什么可以帮您？",
    keepMessagesDays: 730,
  },
});
/** The same account as an agent sees it. */
export const read = shop("read", {
  account: { ...mainSnapshot.account, openingHours: hours, keepMessagesDays: 730 },
});

export const bindings: Binding[] = people.map((one, i) => ({
  ...one,
  boundAt: frozenAt - (90 - i) * day,
  lastSeenAt: one.status === "offline" ? frozenAt - 26 * hour : frozenAt - minute,
}));

export const invitation = (change: Partial<Invitation> = {}): Invitation => ({
  id: "i1" as InvitationId,
  role: "agent",
  state: "open",
  invitedByName: "高远",
  createdAt: frozenAt - 4 * minute,
  expiresAt: frozenAt + 24 * hour - 4 * minute,
  openedAt: null,
  fullAt: null,
  usedAt: null,
  usedBy: null,
  revokedAt: null,
  ...change,
});
export const newInvitation: NewInvitation = {
  id: "i1" as InvitationId,
  url: "https://jieru.example/invite/7Jq2mP0sVd4Xr9Yb1Ke6Tw",
  token: "7Jq2mP0sVd4Xr9Yb1Ke6Tw",
  expiresAt: frozenAt + 24 * hour - 4 * minute,
};

const apiKey = (id: string, name: string, change: Partial<ApiKey> = {}): ApiKey => ({
  id: id as ApiKeyId,
  name,
  tail: "w9Qd",
  createdAt: frozenAt - 12 * day,
  createdBy: "高远",
  lastUsedAt: frozenAt - 3 * minute,
  ...change,
});
export const apiKeys = [
  apiKey("k1", "商城后台"),
  apiKey("k2", "订单系统", { tail: "0xPe", lastUsedAt: null, createdAt: frozenAt - hour }),
  apiKey("k3", "demo", { tail: "7Ths", createdBy: null }),
];
export const newApiKey: NewApiKey = {
  apiKey: apiKey("k4", "会员系统", { tail: "Zt5v", lastUsedAt: null }),
  secret: "jk_gallery_Zt5vZt5vZt5vZt5vZt5vZt5vZt5vZt5v",
};

const conversation = "01a21573-7c06-7831-afa9-985c37166416" as ConversationId;
const actions: [AuditAction, string | null, string | null][] = [
  ["customer_erased", conversation, "…9tQe"],
  ["read_conversation", conversation, "苏小姐"],
  ["session_transferred", conversation, "苏小姐"],
  ["role_changed", "supervisor", "许然"],
  ["settings_changed", "openingHours, handOver", null],
  ["quick_replies_changed", "added 破损补发", null],
  ["credentials_refused", "secret 40125", null],
];
export const records: AuditRecord[] = actions.map(([what, about, aboutName], i) => ({
  id: 40 - i,
  at: frozenAt - i * 7 * hour,
  what,
  by: what === "credentials_refused" ? null : { id: gao, name: "高远" },
  about,
  conversationId: about === conversation ? conversation : null,
  aboutName,
  ip: what === "credentials_refused" ? null : "203.0.113.44",
}));

export const blocked: BlockedCustomer[] = [
  {
    customer: { ...someone("2sLt"), blocked: true },
    sessionId: "s-2" as SessionId,
    at: frozenAt - 2 * hour,
    by: { id: xu, name: "许然" },
    reason: "反复发广告",
  },
  {
    customer: { ...someone("3mZd", "周先生"), id: "c-zhou" as ConversationId, blocked: true },
    sessionId: "s-3" as SessionId,
    at: frozenAt - 9 * day,
    by: { id: gao, name: "高远" },
    reason: null,
  },
];

const browser = (id: string, rest: Partial<ListedBrowser>): ListedBrowser => ({
  id: id as BrowserId,
  product: { name: "Chrome", system: "Windows" },
  ip: "192.0.2.17",
  at: frozenAt - 2 * hour,
  signedIn: true,
  activeAt: frozenAt - minute,
  here: false,
  known: true,
  ...rest,
});
export const browsers: ListedBrowser[] = [
  browser("b1", { here: true }),
  browser("b2", {
    product: { name: "Safari", system: "iOS" },
    ip: "203.0.113.86",
    at: frozenAt - 5 * minute,
    known: false,
  }),
  browser("b3", { product: null, ip: null, at: frozenAt - day, activeAt: frozenAt - 3 * hour }),
  browser("b4", {
    product: { name: "Microsoft Edge", system: "Windows" },
    ip: "2001:db8:85a3::8a2e:370:7334",
    at: frozenAt - 2 * day,
    signedIn: false,
    activeAt: null,
    known: false,
  }),
];

const view = (id: string, name: string, rest: Partial<SavedView["view"]>): SavedView => ({
  id: id as SavedViewId,
  name,
  view: { list: "waiting", ...rest },
});
export const views = [
  view("v1", "等久了的老客", { tag: "VIP" }),
  view("v2", "没看过的", { list: "active", unread: true }),
  view("v3", "许然手上的", { list: "active", owner: xu }),
];

export const connection = (change: Partial<Connection> = {}): Connection => ({
  accountId,
  appId: "wx5f0e2a1c9d7b3e48",
  originalId: "gh_2b7d41c0a9e5",
  name: "半山茶器",
  mode: "secure",
  format: "json",
  pushUrl: "https://jieru.example/wechat/wx5f0e2a1c9d7b3e48",
  marks: { appSecret: "4f1c09aa", token: "b27e5510", encodingAesKey: "90d3c7f2", previousAesKey: null },
  changedAt: frozenAt - 3 * day,
  previousKeySince: null,
  verifiedAt: frozenAt - 5 * hour,
  firstPushAt: frozenAt - 4 * hour,
  fromFile: false,
  seen: { withKey: frozenAt - 2 * minute, withPreviousKey: null, trouble: null },
  ...change,
});

/**
 * The expected answer of every route for every caller. `ok` is any 2xx, `moved` a redirect, a number a status
 * without a refusal; otherwise the refusal's code. Equal answers may be shortened.
 */
import { randomUUID } from "node:crypto";
import { initialGuide } from "@jieru/shared/domain/guide";
import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import { demoAccount } from "../src/demo.ts";
import {
  type Cast,
  type Given,
  insultRule,
  newName,
  type Principal,
  picture,
  principals,
  shippingRule,
  shopWebhook,
} from "./cast.ts";

export interface Row {
  route: string;
  given: Given;
  body?: (cast: Cast) => unknown;
  answers: Record<Principal, string>;
}

const row = (route: string, given: Given, cells: string, body?: Row["body"]): Row => {
  const words = cells.trim().split(/\s+/);
  const answers = Object.fromEntries(principals.map((who, i) => [who, words[i] ?? words[0]]));
  return { route, given, answers: answers as Row["answers"], ...(body && { body }) };
};

const file = () => {
  const form = new FormData();
  form.set("file", new Blob([picture], { type: "image/png" }), "pixel.png");
  return form;
};
let connected = 0;
const anotherMiniProgram = () => ({
  appId: `wx${(++connected).toString(16).padStart(16, "0")}`,
  originalId: "gh_0123456789ab",
  name: "又一家",
  appSecret: "0123456789abcdef0123456789abcdef",
  token: "anothertoken",
  encodingAesKey: demoAccount.encodingAesKey,
  mode: "secure",
  format: "json",
});
const shopSays = () => ({
  attributes: {
    name: "陈老板",
    phone: "13800001234",
    level: { type: "text", label: "会员等级", value: "金卡" },
    orders: 12,
    since: { type: "date", value: "2024-03-11" },
    crm: { type: "link", label: "订单后台", value: "https://shop.example.com/customers/42" },
  },
});
const failure = {
  code: "3F09AC",
  kind: "render",
  name: "TypeError",
  release: "index-Bx3k9Qp1.js",
  route: "/a/$accountId/_inbox/s/$sessionId",
  frames: ["conversation-Cs_7eU1m.js:1:20310"],
  components: ["conversation-Cs_7eU1m.js:1:18220", "desk-Dh3363A-.js:1:904"],
};
const toBystander = ({ consoles }: Cast) => ({ agentId: consoles.bystander.agentId });
const account = "/api/accounts/:accountId";
const session = "/api/sessions/:sessionId";

// biome-ignore format: a table
export const table: Row[] = [
  // A caller with an API key instead of a cookie is anonymous, except on the one route for keys.
  //                                          anonymous     unbound            foreigner          bystander    owner    supervisor admin      shop
  row("GET /",                     "nothing", "ok"),
  row("GET /index.html",           "nothing", "ok"),
  row("GET /assets/:file",         "nothing", "404"),
  row("GET /docs",                 "nothing", "moved"),
  row("GET /docs/",                "nothing", "ok"),
  row("GET /docs/js/scalar.js",    "nothing", "ok"),
  row("GET /livez",                "nothing", "ok"),
  row("GET /readyz",               "nothing", "ok"),
  row("GET /metrics",              "nothing", "404"),
  row("GET /api/openapi.json",     "nothing", "ok"),
  row("GET /wechat/:appId",        "nothing", "403"),
  row("POST /wechat/:appId",       "nothing", "403", () => ({ Encrypt: "AAAA" })),
  row("GET /auth/options",         "nothing", "ok"),
  row("GET /auth/wechat",          "nothing", "moved"),
  row("GET /auth/wechat/callback", "nothing", "moved"),
  row("GET /rate/*",               "nothing", "404"),
  row("POST /rate/*",              "nothing", "404"),
  row("GET /rate/thanks",          "nothing", "ok"),

  row("GET /api/me",                              "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("GET /api/me/notifications",                "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("GET /api/me/guide",                        "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("PUT /api/me/guide",                        "nothing",    "not_signed_in ok ok ok ok ok ok", () => initialGuide),
  row("GET /api/me/browsers",                     "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("POST /api/me/browsers/:browserId/known",   "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("DELETE /api/me/browsers/:browserId",       "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("DELETE /api/me/browsers",                  "nothing",    "not_signed_in ok ok ok ok ok ok"),
  row("PUT /api/me/notifications",                "nothing",    "not_signed_in ok ok ok ok ok ok", () => initialNotificationSettings),
  row("POST /api/client-errors",                  "nothing",    "not_signed_in ok ok ok ok ok ok", () => failure),
  row("GET /api/invitations/:token",              "invitation", "ok"),
  row("POST /api/invitations/:token/open",        "invitation", "not_signed_in ok ok ok ok ok ok"),
  row("POST /api/invitations/:token/accept",      "invitation", "not_signed_in ok ok already_bound already_bound already_bound already_bound"),

  row(`GET ${account}/snapshot`,                  "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/sessions/waiting`,          "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/sessions/waiting/sources`,  "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/sessions/ended`,            "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/board`,                     "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/own-day`,                   "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/self-check`,                "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`PUT ${account}/status`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok", () => ({ status: "online" })),
  row(`PUT ${account}/pickup`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok", () => ({ auto: false, capacity: 10 })),
  row(`POST ${account}/media`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok", file),
  row(`PATCH ${account}/settings`,                "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ exceedByHand: true })),
  row("POST /api/accounts",                       "nothing",    "not_signed_in not_allowed ok not_allowed not_allowed not_allowed ok", anotherMiniProgram),
  row(`DELETE ${account}`,                        "waiting",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed account_in_use"),
  row(`GET ${account}/connection`,                "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`PATCH ${account}/connection`,              "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ format: demoAccount.format })),
  row(`POST ${account}/connection/test`,          "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`DELETE ${account}/connection/previous-key`, "nothing",   "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/connection/rotate`,        "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ encodingAesKey: demoAccount.encodingAesKey })),

  row(`GET ${account}/bindings`,                  "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/bindings/former`,           "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`PUT ${account}/bindings/:agentId/status`,  "binding",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ status: "away" })),
  row(`PUT ${account}/bindings/:agentId/pickup`,  "binding",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ auto: true, capacity: 6 })),
  row(`PATCH ${account}/bindings/:agentId`,       "binding",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ role: "supervisor" })),
  row(`DELETE ${account}/bindings/:agentId`,      "binding",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/invitations`,              "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ role: "agent" })),
  row(`GET ${account}/invitations`,               "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/invitations/:invitationId`, "invitation", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`DELETE ${account}/invitations/:invitationId`, "invitation", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/cards`,                     "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/topics`,                   "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ name: newName("咨询") })),
  row(`PATCH ${account}/topics/:topicId`,         "topic",      "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ name: newName("咨询") })),
  row(`PUT ${account}/topics/order`,              "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ ids: ["01unknown"] })),
  row(`GET ${account}/keyword-replies`,           "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/keyword-replies`,          "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => shippingRule),
  row(`PATCH ${account}/keyword-replies/:keywordReplyId`, "keyword reply", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ on: false })),
  row(`DELETE ${account}/keyword-replies/:keywordReplyId`, "keyword reply", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`PUT ${account}/keyword-replies/order`,     "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ ids: ["01unknown"] })),
  row(`GET ${account}/quick-replies`,             "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/quick-replies`,            "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ scope: "team", title: "问候", text: "{{customer}}您好" })),
  row(`PATCH ${account}/quick-replies/:quickReplyId`, "quick reply", "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ title: "问好" })),
  row(`DELETE ${account}/quick-replies/:quickReplyId`, "quick reply", "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`POST ${account}/quick-replies/import`,     "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ scope: "team", quickReplies: [{ id: null, title: "问候", category: "", shortcut: null, text: "您好" }] })),
  row(`PUT ${account}/quick-replies/order`,       "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ scope: "team", ids: ["01unknown"] })),
  row(`GET ${account}/api-keys`,                  "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/api-keys`,                 "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ name: "小程序后台" })),
  row(`DELETE ${account}/api-keys/:apiKeyId`,     "api key",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/webhooks`,                  "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/webhooks`,                 "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => shopWebhook),
  row(`PATCH ${account}/webhooks/:webhookId`,     "webhook",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ name: "改了名" })),
  row(`DELETE ${account}/webhooks/:webhookId`,    "webhook",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/webhooks/:webhookId/secret`, "webhook",  "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`POST ${account}/webhooks/:webhookId/test`, "webhook",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`PUT ${account}/customers/:openid/attributes`, "nothing", "api_key_invalid api_key_invalid api_key_invalid api_key_invalid api_key_invalid api_key_invalid api_key_invalid ok", shopSays),
  row(`GET ${account}/conduct-rules`,             "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/conduct-rules`,            "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => insultRule),
  row(`PATCH ${account}/conduct-rules/:conductRuleId`, "conduct rule", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok", () => ({ on: false })),
  row(`DELETE ${account}/conduct-rules/:conductRuleId`, "conduct rule", "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/conduct-report`,            "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/reports`,                   "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/reports/sessions`,          "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/reports/export`,            "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row(`GET ${account}/export`,                    "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/audit`,                     "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/audit/people`,              "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed not_allowed ok"),
  row(`GET ${account}/views`,                     "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/views`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok", () => ({ name: newName("列表"), view: { list: "active", unread: true } })),
  row(`PATCH ${account}/views/:viewId`,           "saved view", "not_signed_in not_bound not_bound view_not_found ok view_not_found view_not_found", () => ({ name: newName("列表") })),
  row(`PUT ${account}/views/order`,               "nothing",    "not_signed_in not_bound not_bound ok ok ok ok", () => ({ ids: ["01unknown"] })),
  row(`DELETE ${account}/views/:viewId`,          "saved view", "not_signed_in not_bound not_bound view_not_found ok view_not_found view_not_found"),
  row(`GET ${account}/search`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/drafts`,                    "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),

  row(`GET ${session}`,                           "active",     "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row(`POST ${session}/pick-up`,                  "waiting",    "not_signed_in session_not_found session_not_found ok ok ok ok"),
  row(`POST ${session}/assign`,                   "waiting",    "not_signed_in session_not_found session_not_found not_allowed not_allowed ok ok", toBystander),
  row(`POST ${session}/reactivate`,               "inactive",   "not_signed_in session_not_found session_not_found not_owner ok not_owner not_owner"),
  row(`POST ${session}/reopen`,                   "ended",      "not_signed_in session_not_found session_not_found not_owner ok ok ok"),
  row(`POST ${session}/read`,                     "active",     "not_signed_in session_not_found session_not_found not_owner ok not_owner not_owner", () => ({ upTo: 1 })),
  row(`POST ${session}/replies`,                  "active",     "not_signed_in session_not_found session_not_found not_owner ok not_owner not_owner", () => ({ clientMessageId: randomUUID(), type: "text", text: "好的" })),
  row(`PUT ${session}/draft`,                     "active",     "not_signed_in session_not_found session_not_found not_allowed ok ok ok", () => ({ text: "稍等，我", base: 0 })),
  row(`DELETE ${session}/draft`,                  "active",     "not_signed_in session_not_found session_not_found ok ok ok ok"),
  row(`POST ${session}/transfer`,                 "active",     "not_signed_in session_not_found session_not_found not_owner ok ok ok", toBystander),
  row(`POST ${session}/take-over`,                "active",     "not_signed_in session_not_found session_not_found not_allowed not_allowed ok ok"),
  row(`PUT ${session}/wrap-up`,                   "active",     "not_signed_in session_not_found session_not_found not_owner ok ok ok", () => ({ wrapUp: null })),
  row(`PUT ${session}/reminder`,                  "active",     "not_signed_in session_not_found session_not_found not_owner ok ok ok", () => ({ reminder: null })),
  row(`PUT ${session}/urgent`,                    "active",     "not_signed_in session_not_found session_not_found not_owner ok ok ok", () => ({ urgent: true })),
  row(`POST ${session}/end`,                      "active",     "not_signed_in session_not_found session_not_found not_owner ok ok ok", () => ({})),

  row("GET /api/conversations/:conversationId/messages", "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row("GET /api/conversations/:conversationId/attributes", "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row("GET /api/conversations/:conversationId/allowance-history", "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row("GET /api/conversations/:conversationId/readers", "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row("GET /api/conversations/:conversationId/sessions", "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok"),
  row("GET /api/conversations/:conversationId/export",   "active", "not_signed_in session_not_found session_not_found not_allowed not_allowed ok ok"),
  row("PUT /api/conversations/:conversationId/remark",   "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok", () => ({ remark: "老客" })),
  row("PATCH /api/conversations/:conversationId/tags",   "active", "not_signed_in session_not_found session_not_found not_allowed ok ok ok", () => ({ add: ["vip"] })),
  row("PUT /api/conversations/:conversationId/blocked",  "active", "not_signed_in session_not_found session_not_found not_owner ok ok ok", () => ({ blocked: true })),
  row("DELETE /api/conversations/:conversationId",        "active", "not_signed_in session_not_found session_not_found not_allowed not_allowed not_allowed ok"),
  row(`POST ${session}/notes`,                    "active",     "not_signed_in session_not_found session_not_found not_allowed ok ok ok", () => ({ clientMessageId: randomUUID(), note: "回头再打" })),
  row(`POST ${session}/mentions/seen`,            "active",     "not_signed_in session_not_found session_not_found not_allowed ok ok ok", () => ({ noteId: randomUUID() })),
  row(`GET ${account}/mentions`,                  "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`POST ${account}/tags/rename`,              "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok", () => ({ from: "老", to: "新" })),
  row(`GET ${account}/tags`,                      "nothing",    "not_signed_in not_bound not_bound ok ok ok ok"),
  row(`GET ${account}/blocked`,                   "nothing",    "not_signed_in not_bound not_bound not_allowed not_allowed ok ok"),
  row("GET /api/media/:mediaId",                  "image",      "not_signed_in 404 404 404 ok ok ok"),
  row("GET /api/media/:mediaId/thumbnail",        "image",      "not_signed_in 404 404 404 ok ok ok"),
  row("POST /api/media/:mediaId/fetch",           "image",      "not_signed_in 404 404 404 ok ok ok"),

  row("POST /auth/logout",                        "nothing",    "ok"),
];

// The expected answer of every socket event; each caller has subscribed to their own account, if any.
// biome-ignore format: a table
export const socketTable: Record<string, Record<Exclude<Principal, "anonymous" | "shop">, string>> = {
  subscribe: { unbound: "not_bound", foreigner: "not_bound", bystander: "ok", owner: "ok", supervisor: "ok", admin: "ok" },
  watch: { unbound: "not_bound", foreigner: "session_not_found", bystander: "not_allowed", owner: "ok", supervisor: "ok", admin: "ok" },
  unwatch: { unbound: "ok", foreigner: "ok", bystander: "ok", owner: "ok", supervisor: "ok", admin: "ok" },
  follow_looks: { unbound: "not_bound", foreigner: "ok", bystander: "not_allowed", owner: "not_allowed", supervisor: "ok", admin: "ok" },
  typing: { unbound: "not_allowed", foreigner: "not_allowed", bystander: "not_allowed", owner: "ok", supervisor: "ok", admin: "ok" },
};

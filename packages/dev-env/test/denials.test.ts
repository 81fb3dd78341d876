import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { type Cast, castForAll } from "./cast.ts";
import { request } from "./console.ts";
import { openFeed } from "./feed.ts";
import type { TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;
castForAll((open, people) => {
  [house, cast] = [open, people];
});

const socket = (cookie: string, origin: string) => openFeed(house.url, { cookie, origin }).catch(() => null);
const file = (bytes: string) => {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type: "image/png" }), "x.png");
  return form;
};

type Action = (at: { account: string; session: string; conversation: string }) => Promise<unknown>;
const actions: [rule: string, why: string, action: Action][] = [
  ["N1", "foreign_origin", () => socket(cast.consoles.owner.cookie, "https://evil.example")],
  ["N2", "handshake", () => socket("", house.url)],
  [
    "N2",
    "dead_cookie",
    () => request(`${house.url}/api/me`, "GET", undefined, { cookie: `jieru_session=${"0".repeat(64)}` }),
  ],
  ["N4", "role", ({ account }) => cast.consoles.owner.get(`${account}/audit`)],
  ["N9", "unknown_account", () => request(`${house.url}/wechat/wx0000000000000000`, "POST", "x")],
  ["N11", "malformed_id", () => cast.consoles.owner.get("/api/sessions/%00")],
  [
    "N13",
    "status_415",
    ({ account }) =>
      cast.consoles.owner.send("PUT", `${account}/status`, "x", { "content-type": "text/plain" }),
  ],
  [
    "N7",
    "status_413",
    ({ account }) =>
      cast.consoles.owner.send("PUT", `${account}/status`, "x".repeat(1_100_000), {
        "content-type": "application/json",
      }),
  ],
  ["N14", "address", () => request(`${house.url}/api/%zz`, "GET")],
  ["N19", "sign_in_state", () => request(`${house.url}/auth/wechat/callback?code=1&state=2`, "GET")],
  [
    "N21",
    "foreign_origin",
    () => cast.consoles.owner.send("POST", "/auth/logout", undefined, { origin: "https://evil.example" }),
  ],
  [
    "N25",
    "not_an_image",
    ({ account }) => cast.consoles.owner.send("POST", `${account}/media`, file("<svg onload=x>")),
  ],
  ["N26", "media", () => cast.consoles.owner.get("/api/media/01unknown")],
  ["N34", "not_bound", ({ account }) => cast.consoles.foreigner.get(`${account}/snapshot`)],
  ["N34", "session_not_found", ({ session }) => cast.consoles.foreigner.post(`${session}/end`)],
  ["N34", "not_allowed", ({ conversation }) => cast.consoles.bystander.get(`${conversation}/messages`)],
  ["N41", "invitation_invalid", () => cast.consoles.owner.post(`/api/invitations/${"0".repeat(64)}/accept`)],
];

it.each(actions)("[N32] %s (%s) leaves its line and counts", async (rule, why, action) => {
  const { id, conversationId } = await house.ownedBy(cast.consoles.owner);
  const at = {
    account: `/api/accounts/${house.accountId}`,
    session: `/api/sessions/${id}`,
    conversation: `/api/conversations/${conversationId}`,
  };
  const counted = async () =>
    Number(
      new RegExp(`jieru_security_denials_total\\{rule="${rule}"\\} (\\d+)`).exec(
        (await request(`${house.url}/metrics`, "GET")).text,
      )?.[1] ?? 0,
    );
  const before = await counted();
  house.logged.length = 0;
  await action(at);
  await expect
    .poll(() => house.logged.map((line) => JSON.parse(line)).filter((line) => line.security === rule))
    .toMatchObject([{ why, ip: expect.stringMatching(/^[\d.]+$/), level: 40 }]);
  expect(await counted()).toBe(before + 1);
});

it("[N32] ordinary requests write no security line", async () => {
  house.logged.length = 0;
  const { owner, bystander } = cast.consoles;
  const session = await house.ownedBy(owner);
  await bystander.post(`/api/sessions/${session.id}/pick-up`);
  await owner.post(`/api/sessions/${session.id}/replies`, {
    clientMessageId: randomUUID(),
    type: "text",
    text: "",
  });
  await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "nowhere" });
  await request(`${house.url}/api/me`, "GET");
  await request(`${house.url}/api/none`, "GET");
  expect(house.logged.filter((line) => line.includes('"security"'))).toEqual([]);
});

/** Tests requests whose rights end between head and body. [AG6] */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { signInAs } from "../src/sign-in-as.ts";
import { type Cast, castForAll, newAgent, picture, shopWebhook } from "./cast.ts";
import type { Console } from "./console.ts";
import type { TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;

castForAll((open, people) => {
  [house, cast] = [open, people];
});

interface Late {
  method: "PATCH" | "POST" | "PUT";
  path: string;
  headers: Record<string, string>;
  /** A buffer is sent unchanged, everything else as JSON. */
  body: object;
  /** Runs after the head was read and before any of the body is sent. */
  meanwhile: () => Promise<unknown>;
}

async function sendLate({ method, path, headers, body, meanwhile }: Late): Promise<[number, unknown]> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = request(
    `${house.url}${path}`,
    {
      method,
      agent: false,
      headers: {
        "content-type": "application/json",
        "content-length": bytes.length,
        expect: "100-continue",
        ...headers,
      },
    },
    resolve,
  );
  sent.once("error", reject);
  sent.once("continue", () => void meanwhile().then(() => sent.end(bytes), reject));
  const response = await promise;
  return [response.statusCode ?? 0, await json(response)];
}

const headersOf = ({ cookie, origin }: Console) => ({ cookie, origin });
const account = () => `/api/accounts/${house.accountId}`;
const bindingOf = (agentId: string) => `${account()}/bindings/${agentId}`;
type Change = (agentId: string) => Promise<{ status: number }>;
const unbound: Change = (agentId) => cast.consoles.admin.send("DELETE", bindingOf(agentId));
const demoted: Change = (agentId) => cast.consoles.admin.send("PATCH", bindingOf(agentId), { role: "agent" });

describe("[AG6] an admin's request under way", () => {
  it.each<[path: string, method: Late["method"], body: object]>([
    ["/api-keys", "POST", { name: "带走的" }],
    ["/webhooks", "POST", shopWebhook],
    ["/invitations", "POST", { role: "admin" }],
    ["/settings", "PATCH", { greeting: "再见" }],
    ["/connection", "PATCH", { appSecret: "0123456789abcdef0123456789abcdef" }],
    ["/connection/rotate", "POST", { encodingAesKey: "a".repeat(43) }],
  ])(
    "[AG6] [N4] is refused when the admin loses the role before the body ends: %s",
    async (path, method, body) => {
      for (const [change, refusal] of [
        [unbound, "not_bound"],
        [demoted, "not_allowed"],
      ] as const) {
        const leaver = await house.consoleOf(await newAgent(house, house.accountId, "admin"));
        const answer = await sendLate({
          ...{ method, path: `${account()}${path}`, headers: headersOf(leaver), body },
          meanwhile: () => change(leaver.agentId),
        });
        expect(answer).toEqual([403, { refusal }]);
      }
    },
  );

  it("[N18] is refused when the admin signs out before the body ends", async () => {
    const leaver = await house.consoleOf(await newAgent(house, house.accountId, "admin"));
    const answer = await sendLate({
      ...{ method: "POST", path: `${account()}/api-keys`, headers: headersOf(leaver) },
      ...{ body: { name: "带走的" }, meanwhile: () => leaver.post("/auth/logout") },
    });
    expect(answer).toEqual([401, { refusal: "not_signed_in" }]);
  });
});

describe("[N18] [SI9] the request of a browser that is signed out from another one", () => {
  type Given = { sessionId: string; conversationId: string };
  it.each<[what: string, method: Late["method"], path: (of: Given) => string, body: object]>([
    [
      "a reply",
      "POST",
      ({ sessionId }) => `/api/sessions/${sessionId}/replies`,
      { clientMessageId: randomUUID(), type: "text", text: "我还在" },
    ],
    [
      "a remark",
      "PUT",
      ({ conversationId }) => `/api/conversations/${conversationId}/remark`,
      { remark: "别人改的" },
    ],
    ["a setting of one's own", "PUT", () => "/api/me/notifications", { preview: false }],
  ])("[N18] [AG6] %s is refused after the sign-out, and accepted without it", async (...row) => {
    const [, method, pathOf, body] = row;
    const person = await newAgent(house, house.accountId, "agent");
    const desk = await house.consoleOf(person);
    const lost = { ...desk, cookie: await signInAs(house.url, person.unionid, "/", "cd".repeat(32)) };
    await desk.send("PUT", `${account()}/status`, { status: "online" });
    const { id: sessionId, conversationId } = await house.ownedBy(desk);
    const path = pathOf({ sessionId, conversationId });
    const send = (meanwhile: () => Promise<unknown>) =>
      sendLate({ method, path, headers: headersOf(lost), body, meanwhile });
    const before = await written(desk.agentId, conversationId);
    expect(await send(() => desk.send("DELETE", "/api/me/browsers"))).toEqual([
      401,
      { refusal: "not_signed_in", endedBy: { product: null, at: expect.any(Number) } },
    ]);
    expect(await written(desk.agentId, conversationId)).toEqual(before);
    const again = { ...headersOf(lost), cookie: desk.cookie };
    const [status] = await sendLate({ method, path, headers: again, body, meanwhile: async () => undefined });
    expect(status).toBe(200);
    expect(await written(desk.agentId, conversationId)).not.toEqual(before);
  });

  const written = (agentId: string, conversationId: string) =>
    house.rows(
      `select remark, (select count(*) from messages where conversation_id = c.id and direction = 'out') as replies,
              (select settings from notification_settings where agent_id = $1) as settings
         from conversations c where id = $2`,
      [agentId, conversationId],
    );
});

it("[AT1] a request by API key is refused when the key is revoked before the body ends", async () => {
  const made = await cast.consoles.admin.post(`${account()}/api-keys`, { name: "商城" });
  const { secret, apiKey } = made.body as { secret: string; apiKey: { id: string } };
  const path = `${account()}/customers/${house.newCustomer()}/attributes`;
  const answer = await sendLate({
    ...{ method: "PUT", path, headers: { authorization: `Bearer ${secret}` }, body: { attributes: {} } },
    meanwhile: () => cast.consoles.admin.send("DELETE", `${account()}/api-keys/${apiKey.id}`),
  });
  expect(answer).toEqual([401, { refusal: "api_key_invalid" }]);
});

it.each([
  ["unbound", 403, "not_bound", unbound],
  ["signed out", 401, "not_signed_in", (_id: string, leaver: Console) => leaver.post("/auth/logout")],
] as const)(
  "[AG6] an image is not stored when its agent is %s before the upload ends",
  async (_what, status, refusal, change) => {
    const agent = await house.consoleOf(await newAgent(house, house.accountId, "agent"));
    const { agentId } = agent;
    const head = `--end\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
    const whole = Buffer.concat([Buffer.from(head), picture, Buffer.from("\r\n--end--\r\n")]);
    const headers = { ...headersOf(agent), "content-type": "multipart/form-data; boundary=end" };
    const send = (meanwhile: () => Promise<unknown>) =>
      sendLate({ method: "POST", path: `${account()}/media`, headers, body: whole, meanwhile });
    expect((await send(async () => undefined))[0]).toBe(200);
    expect(await send(() => change(agentId, agent))).toEqual([status, { refusal }]);
    expect(await house.rows(`select from media where uploaded_by = $1`, [agentId])).toHaveLength(1);
  },
);

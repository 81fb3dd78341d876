/** [AG6] Rights that end between the head of a request, which was let in, and the end of its body. */
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Cast, castForAll, newAgent, picture, shopWebhook } from "./cast.ts";
import type { Console } from "./console.ts";
import type { House } from "./house.ts";

let house: House;
let cast: Cast;

castForAll((open, people) => {
  [house, cast] = [open, people];
});

/** A body, as it is or else as JSON, that is asked for once its head was let in; `meanwhile` happens before it comes. */
function slowly(body: unknown, meanwhile: () => Promise<unknown>): Readable {
  let asked = false;
  return new Readable({
    read() {
      if (asked) return;
      asked = true;
      meanwhile().then(
        () => {
          this.push(Buffer.isBuffer(body) ? body : JSON.stringify(body));
          this.push(null);
        },
        (error: Error) => this.destroy(error),
      );
    },
  });
}

type Method = "PATCH" | "POST" | "PUT";
const begin = (method: Method, path: string, headers: Record<string, string>, payload: Readable) =>
  house.server.app.fastify.inject({
    method,
    url: path,
    headers: { "content-type": "application/json", ...headers },
    payload,
  });

const account = () => `/api/accounts/${house.accountId}`;
const bindingOf = (agentId: string) => `${account()}/bindings/${agentId}`;
type Change = (agentId: string) => Promise<{ status: number }>;
const unbound: Change = (agentId) => cast.consoles.admin.send("DELETE", bindingOf(agentId));
const demoted: Change = (agentId) => cast.consoles.admin.send("PATCH", bindingOf(agentId), { role: "agent" });

describe("[AG6] what an admin had begun to send", () => {
  it.each<[path: string, method: Method, body: object]>([
    ["/api-keys", "POST", { name: "带走的" }],
    ["/webhooks", "POST", shopWebhook],
    ["/invitations", "POST", { role: "admin" }],
    ["/settings", "PATCH", { greeting: "再见" }],
    ["/connection", "PATCH", { appSecret: "0123456789abcdef0123456789abcdef" }],
    ["/connection/rotate", "POST", { encodingAesKey: "a".repeat(43) }],
  ])(
    "[AG6] [N4] is refused when it is whole, where they are none by then: %s",
    async (path, method, body) => {
      for (const [change, refusal] of [
        [unbound, "not_bound"],
        [demoted, "not_allowed"],
      ] as const) {
        const { cookie, origin, agentId } = await house.consoleOf(
          await newAgent(house, house.accountId, "admin"),
        );
        const late = slowly(body, () => change(agentId));
        const answer = await begin(method, `${account()}${path}`, { cookie, origin }, late);
        expect([answer.statusCode, answer.json()]).toEqual([403, { refusal }]);
      }
    },
  );

  it("[N18] is refused where they have signed out by then", async () => {
    const leaver = await house.consoleOf(await newAgent(house, house.accountId, "admin"));
    const { cookie, origin } = leaver;
    const late = slowly({ name: "带走的" }, () => leaver.post("/auth/logout"));
    const answer = await begin("POST", `${account()}/api-keys`, { cookie, origin }, late);
    expect([answer.statusCode, answer.json()]).toEqual([401, { refusal: "not_signed_in" }]);
  });
});

it("[AT1] what came by a key is refused when it is whole, where the key is revoked by then", async () => {
  const made = await cast.consoles.admin.post(`${account()}/api-keys`, { name: "商城" });
  const { secret, apiKey } = made.body as { secret: string; apiKey: { id: string } };
  const path = `${account()}/customers/${house.newCustomer()}/attributes`;
  const late = slowly({ attributes: {} }, () =>
    cast.consoles.admin.send("DELETE", `${account()}/api-keys/${apiKey.id}`),
  );
  const answer = await begin("PUT", path, { authorization: `Bearer ${secret}` }, late);
  expect([answer.statusCode, answer.json()]).toEqual([401, { refusal: "api_key_invalid" }]);
});

it.each([
  ["unbound", 403, "not_bound", unbound],
  ["signed out", 401, "not_signed_in", (_id: string, leaver: Console) => leaver.post("/auth/logout")],
] as const)(
  "[AG6] an image whose agent is %s before all of it has come is not kept",
  async (_what, status, refusal, change) => {
    const agent = await house.consoleOf(await newAgent(house, house.accountId, "agent"));
    const { cookie, origin, agentId } = agent;
    const head = `--end\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
    const whole = Buffer.concat([Buffer.from(head), picture, Buffer.from("\r\n--end--\r\n")]);
    const send = (meanwhile: () => Promise<unknown>) => {
      const headers = { cookie, origin, "content-type": "multipart/form-data; boundary=end" };
      return begin("POST", `${account()}/media`, headers, slowly(whole, meanwhile));
    };
    expect((await send(async () => undefined)).statusCode).toBe(200);
    const answer = await send(() => change(agentId, agent));
    expect([answer.statusCode, answer.json()]).toEqual([status, { refusal }]);
    expect(await house.rows(`select from media where uploaded_by = $1`, [agentId])).toHaveLength(1);
  },
);

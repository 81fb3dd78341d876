import type { LookupAddress } from "node:dns";
import { expect, it, onTestFinished } from "vitest";
import type { Lookup } from "../../src/http/dns-lookup.ts";
import { webhookRoutes } from "../../src/webhooks/routes.ts";
import { openTestServer } from "../sign-in/test-server.ts";

type Done = (error: null, found: LookupAddress[]) => void;

async function openSlowServer(meanwhile: () => Promise<unknown>) {
  const lookup = ((_name: string, _options: object, done: Done) => {
    void meanwhile().then(() => done(null, [{ address: "93.184.216.34", family: 4 }]));
  }) as unknown as Lookup;
  const server = await openTestServer({
    extend(app, context) {
      const config = { deliversWebhooks: true, webhookHosts: [] };
      const test = () => Promise.reject(new Error("nothing is sent here"));
      const rest = { secretKey: Buffer.alloc(32, 7), onChange: () => undefined, test, lookup };
      void app.register(webhookRoutes, { context: { ...context, config }, ...rest });
    },
  });
  onTestFinished(() => server.stop());
  return server;
}

it("[AG6] [WH1] an admin unbound during the address lookup changes no webhook", async () => {
  let meanwhile = async (): Promise<unknown> => undefined;
  const server = await openSlowServer(() => meanwhile());
  const accountId = await server.addAccount();
  const by = await server.addAgent(accountId, "admin");
  const leaver = await server.addAgent(accountId, "admin");
  const browser = await server.browserOf(leaver);
  const path = `/api/accounts/${accountId}/webhooks`;
  const body = { name: "CRM", url: "https://crm.example/hook", topics: ["messages"] };
  const made = await browser.send("POST", path, body);
  expect(made.statusCode).toBe(200);
  const { webhook } = made.json() as { webhook: { id: string } };

  meanwhile = () => server.lanes.run(accountId, { do: "unbind_agent", agentId: leaver, by });
  const refused = [403, { refusal: "not_bound" }];
  const late = await browser.send("POST", path, body);
  expect([late.statusCode, late.json()]).toEqual(refused);

  await server.lanes.run(accountId, { do: "bind_agent", agentId: leaver, name: "admin", role: "admin" });
  const changed = await browser.send("PATCH", `${path}/${webhook.id}`, { url: "https://elsewhere.example/" });
  expect([changed.statusCode, changed.json()]).toEqual(refused);
  const { rows } = await server.db.pool.query(`select url from webhooks`);
  expect(rows).toEqual([{ url: "https://crm.example/hook" }]);
});

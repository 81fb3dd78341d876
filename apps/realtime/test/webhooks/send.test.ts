import type { LookupAddress } from "node:dns";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Lookup } from "../../src/http/dns-lookup.ts";
import { addressRefusalNow } from "../../src/webhooks/address.ts";
import { send } from "../../src/webhooks/send.ts";
import { type FarSide, openFarSide } from "../media/fake-wechat.ts";

let far: FarSide;
beforeAll(async () => {
  far = await openFarSide();
});
afterAll(() => far.close());

const resolvesTo = (...answers: string[][]) =>
  vi.fn((_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
    done(
      null,
      (answers.shift() ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
  ) as unknown as Lookup;
const headers = { "webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": "v1,x" };
const sendTo = (url: string, options: Partial<Parameters<typeof send>[0]> = {}) =>
  send({
    url,
    headers,
    body: "{}",
    hosts: [far.host],
    deadlineMs: 30_000,
    stopping: new AbortController().signal,
    ...options,
  });

const nowhere = [
  ["https://127.0.0.1/", "not_public"],
  ["https://127.1/", "not_public"],
  ["https://2130706433/", "not_public"],
  ["https://0x7f000001/", "not_public"],
  ["https://0177.0.0.1/", "not_public"],
  ["https://0/", "not_public"],
  ["https://[::1]/", "not_public"],
  ["https://[::ffff:127.0.0.1]/", "not_public"],
  ["https://[64:ff9b::7f00:1]/", "not_public"],
  ["https://[fd00::1]/", "not_public"],
  ["https://169.254.169.254/latest/meta-data/", "not_public"],
  ["https://10.0.0.1:6379/", "not_public"],
  ["http://shop.example/", "not_https"],
  ["http://127.0.0.1/", "not_https"],
  ["file:///etc/passwd", "not_https"],
  ["gopher://shop.example/", "not_https"],
  ["data:text/plain,x", "not_https"],
  ["https://user:secret@shop.example/", "unreadable"],
  ["//shop.example/", "unreadable"],
  ["shop", "unreadable"],
  ["", "unreadable"],
] as const;

describe("a webhook address", () => {
  it.each(nowhere)("[WH5] [N22] %s is refused when set and when sent to: %s", async (url, why) => {
    const lookup = resolvesTo(["93.184.216.34"]);
    expect(await addressRefusalNow(URL.parse(url), [far.host], lookup)).toBe(why);
    expect((await sendTo(url, { lookup })).failure).toEqual({ why: "refused" });
    expect(lookup).not.toHaveBeenCalled();
  });

  it.each([["127.0.0.1"], ["::1"], ["10.1.2.3"], ["93.184.216.34", "127.0.0.1"]])(
    "[WH5] [N22] a name that resolves to %s is refused when set and not connected to",
    async (...addresses) => {
      const url = "https://shop.example/hook";
      expect(await addressRefusalNow(URL.parse(url), [], resolvesTo(addresses))).toBe("not_public");
      expect((await sendTo(url, { lookup: resolvesTo(addresses) })).failure).toEqual({ why: "refused" });
    },
  );

  it("[WH5] [N22] a name that changes its address is judged by the connected one", async () => {
    const lookup = resolvesTo(["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34"]);
    const url = "https://shop.example/hook";
    expect(await addressRefusalNow(URL.parse(url), [], lookup)).toBeNull();
    expect((await sendTo(url, { lookup })).failure).toEqual({ why: "refused" });
    expect(lookup).toHaveBeenCalledTimes(2);
  });

  it("[WH5] may have any port, or a name that cannot be resolved now", async () => {
    const away = ((_name: string, _options: object, done: (error: Error) => void) =>
      done(new Error("EAI_AGAIN"))) as unknown as Lookup;
    expect(
      await addressRefusalNow(URL.parse("https://shop.example:8443/"), [], resolvesTo(["93.184.216.34"])),
    ).toBeNull();
    expect(await addressRefusalNow(URL.parse("https://shop.example/"), [], away)).toBeNull();
    expect((await sendTo("https://shop.example/", { lookup: away })).failure).toEqual({ why: "unreachable" });
  });

  it("[WH5] may be http or internal only if WEBHOOK_HOSTS names its host and port", async () => {
    far.on("/in", (_request, response) => response.writeHead(204).end());
    expect((await sendTo(`${far.url}/in`)).failure).toBeNull();
    expect((await sendTo(`${far.url}/in`, { hosts: ["127.0.0.1:1"] })).failure).toEqual({ why: "refused" });
    expect(await addressRefusalNow(URL.parse("http://crm.internal/"), ["crm.internal:80"])).toBeNull();
    expect(await addressRefusalNow(URL.parse("https://crm.internal/"), ["crm.internal:443"])).toBeNull();
    expect(await addressRefusalNow(URL.parse("http://crm.internal:8080/"), ["crm.internal:80"])).toBe(
      "not_https",
    );
  });
});

describe("a webhook response", () => {
  it("[WH5] [N23] a redirect is not followed", async () => {
    far.on("/secret", (_request, response) => response.writeHead(200).end("secret"));
    far.on("/moved", (_request, response) =>
      response.writeHead(307, { location: `${far.url}/secret` }).end(),
    );
    expect((await sendTo(`${far.url}/moved`)).failure).toEqual({ why: "status", status: 307 });
    expect(far.requests).not.toContain("/secret");
  });

  it("[WH4] [WH6] a protocol upgrade counts as a failure and does not block", async () => {
    far.on("/upgrade", (_request, response) =>
      response.writeHead(101, { connection: "upgrade", upgrade: "websocket" }).end(),
    );
    expect(await sendTo(`${far.url}/upgrade`)).toEqual({
      failure: { why: "status", status: 101 },
      status: 101,
      answer: "",
    });
  });

  it("[WH5] an endless body is read up to 64 kB", async () => {
    let written = 0;
    far.on("/endless", (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write("x".repeat(16_384))) written += 16_384;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const { failure, answer } = await sendTo(`${far.url}/endless`);
    expect([failure, answer]).toEqual([null, "x".repeat(500)]);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it("[WH4] a trickling body counts as delivered by its head, without waiting further", async () => {
    far.on("/drip", (_request, response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write("."), 20);
      response.once("close", () => clearInterval(dripping));
    });
    const started = performance.now();
    const { failure } = await sendTo(`${far.url}/drip`, { deadlineMs: 300 });
    expect(failure).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("[WH8] is shown as text, whatever it contains", async () => {
    far.on("/bytes", (_request, response) =>
      response.writeHead(500).end(Buffer.from([0, 104, 105, 0xff, 0xd8])),
    );
    expect(await sendTo(`${far.url}/bytes`)).toEqual({
      failure: { why: "status", status: 500 },
      status: 500,
      answer: "hi��",
    });
  });
});

import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { type LookupAddress, promises as system, type lookup as systemLookup } from "node:dns";
import { once } from "node:events";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { isPublicAddress } from "../../../src/http/public-address.ts";
import { createFetchPublic, type FetchPublicOptions } from "../../../src/media/incoming/fetch-public.ts";
import { type FarSide, openFarSide, sends } from "../fake-wechat.ts";

let far: FarSide;
let inside: FarSide;
beforeAll(async () => {
  far = await openFarSide();
  inside = await openFarSide();
  inside.on("/secret", sends(Buffer.from("secret")));
});
afterAll(async () => {
  await far.close();
  await inside.close();
});

const fetchFrom = (link: string, options: Partial<FetchPublicOptions> = {}) =>
  createFetchPublic({ trustedHost: far.host, deadlineMs: 30_000, limitBytes: 1_000, ...options })(link);

const resolvesTo = (...addresses: string[]): typeof systemLookup =>
  ((_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    )) as unknown as typeof systemLookup;

describe("fetching a link", () => {
  it("returns the bytes", async () => {
    far.on("/pic", sends(Buffer.from("picture")));
    expect(await fetchFrom(`${far.url}/pic`)).toEqual(Buffer.from("picture"));
  });

  it("[N22] accepts a private address for WeChat's host only", async () => {
    expect(await fetchFrom(`${inside.url}/secret`)).toBe("refused");
    expect(inside.requests).toEqual([]);
  });

  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://localhost/",
    "http://any.LOCALHOST./",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://cdn.example:6379/",
    "http://cdn.example:5432/",
    "http://user@cdn.example/",
    "file:///etc/passwd",
    "gopher://cdn.example/",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "//cdn.example/x",
    "",
  ])("[N22] refuses %s", async (link) => {
    const lookup = vi.fn(resolvesTo("93.184.216.34"));
    expect(await fetchFrom(link, { lookup: lookup as unknown as typeof systemLookup })).toBe("refused");
    expect(lookup).not.toHaveBeenCalled();
  });

  it.each([["127.0.0.1"], ["::1"], ["10.1.2.3"], ["93.184.216.34", "127.0.0.1"]])(
    "[N22] does not connect to a name that resolves to %s",
    async (...addresses) => {
      const lookup = resolvesTo(...addresses);
      expect(await fetchFrom("http://cdn.example/secret", { lookup })).toBe("refused");
      expect(inside.requests).toEqual([]);
    },
  );

  it("[N22] resolves a name once and connects to the address it checked", async () => {
    const answers = [["192.0.2.1"], ["127.0.0.1"]];
    const lookup = vi.fn((...args: Parameters<typeof systemLookup>) =>
      resolvesTo(...(answers.shift() ?? []))(...args),
    );
    expect(await fetchFrom("http://cdn.example/", { lookup: lookup as unknown as typeof systemLookup })).toBe(
      "refused",
    );
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  it("[PU10] [DE5] limits lookups on silent name servers and does not delay others", async () => {
    const dns = createSocket("udp4");
    onTestFinished(() => void dns.close());
    let requestCount = 0;
    dns.on("message", () => requestCount++);
    await once(dns.bind(0, "127.0.0.1"), "listening");
    const names = { servers: [`127.0.0.1:${dns.address().port}`], timeoutMs: 1_000 };
    const late = Array.from({ length: 8 }, (_, n) =>
      fetchFrom(`http://late${n}.example/`, { names, deadlineMs: 500 }),
    );
    await system.lookup("localhost");
    expect(new Set(await Promise.all(late))).toEqual(new Set(["unreachable"]));
    expect(requestCount).toBeGreaterThanOrEqual(2 * late.length);
  });

  it("[N23] follows no redirect", async () => {
    far.on("/moved", (_request, response) =>
      response.writeHead(302, { location: `${inside.url}/secret` }).end(),
    );
    expect(await fetchFrom(`${far.url}/moved`)).toBe("refused");
    expect(inside.requests).toEqual([]);
  });

  it("[N24] ignores proxy variables set at process start", async () => {
    far.on("/direct", sends(Buffer.from("direct")));
    const script = `
      import { createFetchPublic } from ${JSON.stringify(import.meta.resolve("../../../src/media/incoming/fetch-public.ts"))};
      const fetchPublic = createFetchPublic({ trustedHost: ${JSON.stringify(far.host)} });
      process.stdout.write(await fetchPublic(${JSON.stringify(`${far.url}/direct`)}));`;
    const names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"];
    const proxies = Object.fromEntries(names.map((name) => [name, inside.url]));
    const env = { ...process.env, ...proxies, NO_PROXY: "", no_proxy: "", NODE_USE_ENV_PROXY: "1" };
    const node = [process.execPath, ["--input-type=module", "--eval", script], { env }] as const;
    expect((await promisify(execFile)(...node)).stdout).toBe("direct");
    expect(inside.requests).toEqual([]);
  });

  it("[F40] reports 404 and 410 as gone, and 500 or no server as unreachable", async () => {
    far.on("/broken", (_request, response) => response.writeHead(500).end());
    far.on("/taken-away", (_request, response) => response.writeHead(410).end());
    expect(await fetchFrom(`${far.url}/nothing`)).toBe("gone");
    expect(await fetchFrom(`${far.url}/taken-away`)).toBe("gone");
    expect(await fetchFrom(`${far.url}/broken`)).toBe("unreachable");
    const closed = await openFarSide();
    await closed.close();
    expect(await fetchFrom(`${closed.url}/x`, { trustedHost: closed.host })).toBe("unreachable");
  });

  it("[F40] ends a trickling response at the deadline", async () => {
    far.on("/drip", (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect(await fetchFrom(`${far.url}/drip`, { deadlineMs: 150 })).toBe("unreachable");
  });

  it("[F40] ends a silent response at the deadline", async () => {
    far.on("/silence", () => {});
    expect(await fetchFrom(`${far.url}/silence`, { deadlineMs: 100 })).toBe("unreachable");
  });

  it("[F40] ends a protocol upgrade", async () => {
    far.on("/upgrade", (_request, response) =>
      response.writeHead(101, { connection: "upgrade", upgrade: "websocket" }).end(),
    );
    expect(await fetchFrom(`${far.url}/upgrade`)).toBe("unreachable");
  });

  it("[F40] does not read 50 MB, announced or not", async () => {
    const limitBytes = 10 * 1024 * 1024;
    far.on("/announced", (_request, response) =>
      response.writeHead(200, { "content-length": 50 * 1024 * 1024 }).write("x"),
    );
    let sent = 0;
    far.on("/endless", (_request, response) => {
      const block = Buffer.alloc(256 * 1024);
      const pour = (): void => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) return void response.once("drain", pour);
        }
        response.end();
      };
      pour();
    });
    expect(await fetchFrom(`${far.url}/announced`, { limitBytes })).toBe("too_large");
    expect(await fetchFrom(`${far.url}/endless`, { limitBytes })).toBe("too_large");
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });
});

describe("an address", () => {
  it.each(["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2408:8756::1"])(
    "[N22] %s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    "0.0.0.0",
    "10.255.255.255",
    "100.64.0.1",
    "127.0.0.1",
    "168.63.129.16",
    "169.254.169.254",
    "172.31.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fe80::1",
    "ff02::1",
  ])("[N22] %s is not public", (address) => expect(isPublicAddress(address)).toBe(false));
});

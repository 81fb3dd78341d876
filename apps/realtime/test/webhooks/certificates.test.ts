import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Lookup } from "../../src/http/dns-lookup.ts";
import { send } from "../../src/webhooks/send.ts";

const openssl = (...args: string[]) => spawnSync("openssl", args, { encoding: "utf8" });
const isOld = !openssl("req", "-help").stderr?.includes("-not_after");

describe.skipIf(isOld)("a certificate", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "jieru-certificates-"));
  const file = (name: string): string => path.join(folder, name);
  const trusted = tls.getCACertificates("default");
  let server: https.Server;

  const newCertificate = (name: string, ...validity: string[]): string => {
    const subject = ["-subj", "/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example"];
    openssl("req", "-x509", "-key", file("key"), ...subject, ...validity, "-out", file(name));
    return readFileSync(file(name), "utf8");
  };
  const toItself = ((_name: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
    options.all
      ? done(null, [{ address: "127.0.0.1", family: 4 }])
      : done(null, "127.0.0.1", 4)) as unknown as Lookup;

  async function sendTo(host: string, cert: string) {
    server = https.createServer({ key: readFileSync(file("key")), cert }, (_, response) => response.end());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const at = `${host}:${(server.address() as AddressInfo).port}`;
    return send({
      url: `https://${at}/`,
      headers: { "webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": "v1,x" },
      body: "{}",
      hosts: [at],
      lookup: toItself,
      stopping: new AbortController().signal,
    });
  }

  beforeAll(() => {
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file("key"));
  });
  afterEach(() => {
    tls.setDefaultCACertificates(trusted);
    server.closeAllConnections();
    server.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("[WH8] is accepted if trusted, and reported as untrusted otherwise", async () => {
    const own = newCertificate("own", "-days", "2");
    expect((await sendTo("shop.example", own)).failure).toEqual({
      why: "unreachable",
      certificate: "untrusted",
    });
    server.close();
    tls.setDefaultCACertificates([own]);
    expect((await sendTo("shop.example", own)).failure).toBeNull();
  });

  it("[WH8] is reported as expired or as another name's", async () => {
    const own = newCertificate("own", "-days", "2");
    tls.setDefaultCACertificates([own]);
    expect((await sendTo("other.example", own)).failure).toEqual({
      why: "unreachable",
      certificate: "other_name",
    });
    server.close();
    const dates = ["-not_before", "20200101000000Z", "-not_after", "20200102000000Z"];
    expect((await sendTo("shop.example", newCertificate("old", ...dates))).failure).toEqual({
      why: "unreachable",
      certificate: "expired",
    });
  });
});

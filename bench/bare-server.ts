/** Common part of the reference servers, which verify, decrypt, parse and answer pushes, and nothing else. */
import type { AddressInfo } from "node:net";
import { openEnvelope } from "@jieru/wechat/open-envelope";
import { type Push, parsePush } from "@jieru/wechat/push";
import Fastify from "fastify";
import { credentialsOf } from "./accounts.ts";

export interface OpenedPush {
  appId: string;
  plain: string;
  push: Push;
}
interface Request {
  Params: { appId: string };
  Querystring: Record<string, unknown>;
  Body: Buffer;
}

/** Serves until the parent process exits and sends it the address. A push is answered when `keep` resolves, or at once without `keep`. */
export async function serveBare(
  accounts: number,
  keep?: (opened: OpenedPush) => Promise<void>,
): Promise<void> {
  const app = Fastify();
  const all = Array.from({ length: accounts }, (_, i) => credentialsOf(i));
  const byAppId = new Map(all.map((credentials) => [credentials.appId, credentials]));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post<Request>("/wechat/:appId", async ({ params: { appId }, query, body }, reply) => {
    const credentials = byAppId.get(appId);
    if (!credentials) return reply.code(403).send("forbidden");
    const opened = openEnvelope({ credentials, query, body });
    const push = opened.ok ? parsePush(opened.plain, opened.format) : null;
    if (!opened.ok || !push) return reply.code(403).send("forbidden");
    if (keep) await keep({ appId, plain: opened.plain, push });
    return reply.type("text/plain").send("success");
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` });
}

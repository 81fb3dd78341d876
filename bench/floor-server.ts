/** The floor every figure is measured against: a server that verifies, decrypts, parses and answers, and keeps nothing. */
import type { AddressInfo } from "node:net";
import { openEnvelope } from "@jieru/wechat/open-envelope";
import { parsePush } from "@jieru/wechat/push";
import Fastify from "fastify";
import { credentials } from "./payloads.ts";

const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
app.post<{ Querystring: Record<string, unknown>; Body: Buffer }>("/wechat/:appId", async (request, reply) => {
  const opened = openEnvelope({ credentials, query: request.query, body: request.body });
  if (!opened.ok || !parsePush(opened.plain, credentials.format)) return reply.code(403).send("forbidden");
  return reply.type("text/plain").send("success");
});
await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` });

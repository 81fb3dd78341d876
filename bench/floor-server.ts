/** The floor every figure is measured against: a server that verifies, decrypts, parses and answers, and keeps nothing. */
import type { AddressInfo } from "node:net";
import { openEnvelope } from "@jieru/wechat/open-envelope";
import { parsePush } from "@jieru/wechat/push";
import Fastify from "fastify";
import { credentialsOf } from "./accounts.ts";

const app = Fastify();
const byAppId = new Map(Array.from({ length: 10 }, (_, i) => [credentialsOf(i).appId, credentialsOf(i)]));
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
interface Push {
  Params: { appId: string };
  Querystring: Record<string, unknown>;
  Body: Buffer;
}
app.post<Push>("/wechat/:appId", async ({ params, query, body }, reply) => {
  const credentials = byAppId.get(params.appId);
  if (!credentials) return reply.code(403).send("forbidden");
  const opened = openEnvelope({ credentials, query, body });
  if (!opened.ok || !parsePush(opened.plain, opened.format)) return reply.code(403).send("forbidden");
  return reply.type("text/plain").send("success");
});
await app.listen({ host: "127.0.0.1", port: 0 });
process.once("disconnect", () => process.exit(0));
process.send?.({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` });

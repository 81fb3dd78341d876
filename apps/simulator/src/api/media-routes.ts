import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { extensionOf, sniffImage } from "../media.ts";
import { record } from "../record.ts";
import { randomWord, type World } from "../world.ts";
import { refuse } from "./answers.ts";
import { authorise } from "./authorise.ts";
import { textAt } from "./read-json.ts";
import { answerFault } from "./scripted-answer.ts";

/** Temporary media (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_uploadtempmedia, api_getmedia), and the pictures of customers' messages (`PicUrl`). */
export function mediaRoutes(app: FastifyInstance, world: World): void {
  app.post("/cgi-bin/media/upload", async (request, reply) => {
    const account = authorise(world, request);
    if ("errcode" in account) return account;
    const appId = account.config.appId;
    const faulty = answerFault(world, { request, reply }, { call: "media_upload", appId });
    if (faulty) return faulty;
    const taken = await takeUpload(world, request, appId);
    const errcode = "errcode" in taken ? taken.errcode : 0;
    const call = { kind: "call", at: world.clock.now(), appId, openid: null, call: "media_upload" } as const;
    record(world, { ...call, content: "media_id" in taken ? taken.media_id : "", errcode });
    return taken;
  });

  app.get("/cgi-bin/media/get", (request, reply) => {
    const account = authorise(world, request);
    if ("errcode" in account) return account;
    const mediaId = textAt(request.query, "media_id");
    return serve(world, reply, account.config.appId, mediaId);
  });

  app.get<{ Params: { mediaId: string } }>("/mmbiz/:mediaId", (request, reply) => {
    const medium = world.media.findAny(request.params.mediaId);
    if (!medium || !world.media.find(medium.appId, medium.mediaId, world.clock.now())) {
      return reply.code(404).send("");
    }
    return reply.type(medium.contentType).send(medium.bytes);
  });
}

async function takeUpload(world: World, request: FastifyRequest, appId: string) {
  if (textAt(request.query, "type") !== "image") return refuse(40004);
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part?.fieldname !== "media") return refuse(41005);
  const bytes = await part.toBuffer();
  const contentType = sniffImage(bytes);
  if (!contentType || !/\.(jpe?g|png|gif)$/i.test(part.filename)) return refuse(40005);
  if (bytes.length > world.switches.imageLimitBytes) return refuse(40009);
  const createdAt = world.clock.now();
  const mediaId = randomWord(48);
  world.media.add({ mediaId, appId, contentType, bytes, createdAt });
  return { type: "image", media_id: mediaId, created_at: Math.floor(createdAt / 1000) };
}

/** Serves a medium. The platform reports a failure as JSON with HTTP 200. */
function serve(world: World, reply: FastifyReply, appId: string, mediaId: string) {
  const at = world.clock.now();
  const medium = world.media.find(appId, mediaId, at);
  const errcode = medium ? 0 : mediaId === "" ? 41006 : 40007;
  record(world, { kind: "call", at, appId, openid: null, call: "media_get", content: mediaId, errcode });
  if (!medium) return refuse(errcode);
  const fileName = `${mediaId}.${extensionOf(medium.contentType)}`;
  return reply
    .header("content-disposition", `attachment; filename="${fileName}"`)
    .type(medium.contentType)
    .send(medium.bytes);
}

import type { ReadStream } from "node:fs";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type pg from "pg";
import { noteDenial } from "../http/denials.ts";
import { sendProblem } from "../http/problem.ts";
import { thumbnailType } from "./decoding/encoded-image.ts";
import type { Media } from "./store/media-row.ts";
import type { MediaStore, Rendition } from "./store/media-store.ts";
import { findReadableMedia } from "./uploads/readable-media.ts";
import { extensionOf } from "./uploads/sent-media.ts";

/** [N26] [N27] Prevents caching, other types, and active content in a tab. */
const guards = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
};

const renditions = [
  { rendition: "original", path: "/api/media/:mediaId", summary: "Get an image" },
  {
    rendition: "thumbnail",
    path: "/api/media/:mediaId/thumbnail",
    summary: "Get a thumbnail of at most 480 pixels",
  },
] as const;

export function serveRoutes(
  instance: FastifyInstance,
  { pool, store }: { pool: pg.Pool; store: MediaStore },
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  for (const { path, rendition, summary } of renditions) {
    app.get(
      path,
      {
        config: {
          access: "signed_in",
          answers: { 200: "The image's bytes." },
          refuses: { 404: "The image does not exist, or the caller may not see it." },
        },
        schema: { summary, params: params.media },
      },
      async (request, reply) => {
        const { mediaId } = request.params;
        reply.headers(guards);
        const media = await findReadableMedia(pool, request.principal.agentId, mediaId);
        if (!media) noteDenial(request, "N26", "media");
        const file = media?.state === "ready" ? await store.open(media, rendition) : null;
        if (!media || !file) return sendProblem(reply, 404, "Not found");
        const { size } = await file.stat();
        return serve(reply, { media, rendition, bytes: file.createReadStream(), size });
      },
    );
  }
}

interface Served {
  media: Media;
  rendition: Rendition;
  bytes: ReadStream;
  size: number;
}

/** NOTE: a reply is thenable, so this must stay a plain function. */
function serve(reply: FastifyReply, { media, rendition, bytes, size }: Served): FastifyReply {
  const type = rendition === "thumbnail" ? thumbnailType : (media.contentType ?? "application/octet-stream");
  return reply
    .type(type)
    .header("content-length", size)
    .header("content-disposition", `inline; filename="image-${media.id}.${extensionOf(type)}"`)
    .send(bytes);
}

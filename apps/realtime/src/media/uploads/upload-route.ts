import type { AccountId, AgentId, MediaId } from "@jieru/shared/domain/ids";
import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import { transferMs } from "@jieru/shared/domain/upload-time";
import { mediaAnswer, params, type UploadedMedia } from "@jieru/shared/protocol/http";
import { IMAGE_LIMIT_BYTES } from "@jieru/wechat/limits";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type pg from "pg";
import type { Clock, NewId } from "../../base/context.ts";
import { failpoint } from "../../base/failpoint.ts";
import { Refused } from "../../base/refused.ts";
import { extendBodyDeadline } from "../../http/connection-limits.ts";
import type { Render } from "../decoding/renderer.ts";
import { presentImage } from "../store/media-row.ts";
import type { MediaStore } from "../store/media-store.ts";
import { readUpload } from "./read-upload.ts";
import { UploadPlaces } from "./upload-places.ts";
import { chargeRefused, insertUpload, isOverQuota } from "./uploads.ts";

export interface UploadOptions {
  pool: pg.Pool;
  clock: Clock;
  newId: NewId;
  store: MediaStore;
  render: Render;
}

const bodyLimitBytes = uploadLimitBytes + 64 * 1024;

const declaredBytes = (length = "0"): number => Math.min(Number(length), bodyLimitBytes);

export function uploadRoute(instance: FastifyInstance, options: UploadOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = options;
  const places = new UploadPlaces();

  app.post(
    "/api/accounts/:accountId/media",
    {
      config: {
        access: "agent",
        refuses: {
          413: "The image is too large.",
          415: "The body is not `multipart/form-data`.",
          429: "`upload_limit_reached`: 100 images of theirs that were not sent, or 500 MB, within 24 hours.",
          503: "`no_room_for_images`: somebody has to make room on the server.",
        },
      },
      bodyLimit: bodyLimitBytes,
      schema: {
        summary: "Upload an image to send (multipart, one file)",
        consumes: ["multipart/form-data"],
        params: params.account,
        response: { 200: mediaAnswer },
      },
    },
    async (request, reply): Promise<UploadedMedia> => {
      const { accountId } = request.params;
      const { agentId } = request.principal;
      if (await isOverQuota(pool, agentId, clock.now()))
        throw new Refused({ refusal: "upload_limit_reached" });
      const place = places.take(agentId);
      if (!place) throw new Refused({ refusal: "server_busy" });
      extendBodyDeadline(request.raw, transferMs(declaredBytes(request.headers["content-length"])));
      try {
        const bytes = await readUpload(request, reply, place.lost);
        if (!bytes) return reply as never;
        place.arrived();
        await failpoint("upload.received");
        await request.judgeAgain();
        return await keep(options, accountId, agentId, bytes);
      } finally {
        place.leave();
      }
    },
  );
}

async function keep(
  { pool, clock, newId, store, render }: UploadOptions,
  accountId: AccountId,
  agentId: AgentId,
  bytes: Buffer,
): Promise<UploadedMedia> {
  const rendered = await render(bytes);
  const mediaId = newId() as MediaId;
  if (typeof rendered === "string") {
    await chargeRefused(pool, { mediaId, accountId, agentId, createdAt: clock.now(), bytes: bytes.length });
    throw new Refused(
      rendered === "too_large"
        ? { refusal: "image_too_large", limit: IMAGE_LIMIT_BYTES }
        : { refusal: "not_an_image" },
    );
  }
  const image = rendered.original;
  await store.write({ accountId, id: mediaId }, image.bytes, rendered.thumbnail);
  await failpoint("upload.after_store");
  const media = await insertUpload(pool, { mediaId, accountId, agentId, createdAt: clock.now(), image });
  if (!media) {
    await store.remove({ accountId, id: mediaId });
    throw new Refused({ refusal: "upload_limit_reached" });
  }
  await failpoint("upload.after_commit");
  return { mediaId, image: presentImage(media), bytes: image.bytes.length };
}

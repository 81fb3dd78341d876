import { image } from "@jieru/shared/domain/message-schema";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type pg from "pg";
import type { PgBoss } from "pg-boss";
import { z } from "zod";
import { sendProblem } from "../../http/problem.ts";
import type { Lanes } from "../../lane/lane.ts";
import { findMedia, presentImage } from "../store/media-row.ts";
import { findReadableMedia } from "../uploads/readable-media.ts";
import { changeImage } from "./change-image.ts";
import { sendFetchJob } from "./inbound-image.ts";

export interface RefetchOptions {
  pool: pg.Pool;
  lanes: Lanes;
  boss: PgBoss;
}

const imageAnswer = z.object({ image });

/** [F40] Ignores images that have not failed and unsent uploads. */
export function refetchRoute(instance: FastifyInstance, { pool, lanes, boss }: RefetchOptions): void {
  instance.withTypeProvider<ZodTypeProvider>().post(
    "/api/media/:mediaId/fetch",
    {
      config: {
        access: "signed_in",
        refuses: { 404: "The image does not exist, or the caller may not see it." },
      },
      schema: {
        summary: "Download a failed image again",
        params: params.media,
        response: { 200: imageAnswer },
      },
    },
    async ({ params: { mediaId }, principal }, reply) => {
      const media = await findReadableMedia(pool, principal.agentId, mediaId);
      if (!media) return sendProblem(reply, 404, "Not found") as never;
      if (media.state !== "failed" || !media.messageId) return { image: presentImage(media) };
      const again = await changeImage(lanes, media, { to: "fetching" }, (client) =>
        sendFetchJob(boss, client, mediaId),
      );
      return { image: presentImage(again ?? (await findMedia(pool, mediaId)) ?? media) };
    },
  );
}

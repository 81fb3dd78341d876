import multipart from "@fastify/multipart";
import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { FastifyInstance } from "fastify";
import type { PgBoss } from "pg-boss";
import type { Context } from "../base/context.ts";
import type { Deny } from "../http/security-log.ts";
import type { SetUpJobs } from "../jobs/jobs.ts";
import type { Lanes } from "../lane/lane.ts";
import { openRenderer } from "./decoding/renderer.ts";
import { workEnqueueing } from "./incoming/enqueue-images.ts";
import { createFetchPublic, type FetchPublic } from "./incoming/fetch-public.ts";
import { createImageEnqueuer } from "./incoming/image-enqueuer.ts";
import { workImageFetches } from "./incoming/image-fetcher.ts";
import { refetchRoute } from "./incoming/refetch-route.ts";
import { serveRoutes } from "./serve-routes.ts";
import type { MediaClientOf, MissingReason } from "./store/media-row.ts";
import { createMediaStore, type MediaStore } from "./store/media-store.ts";
import { workDiscarding } from "./uploads/discard-unsent.ts";
import { multipartOptions } from "./uploads/read-upload.ts";
import { wechatMediaId } from "./uploads/sent-media.ts";
import { uploadRoute } from "./uploads/upload-route.ts";

type Needed = Pick<Context, "pool" | "clock" | "newId" | "log"> & {
  config: Pick<Context["config"], "dataDir" | "wechatApiUrl">;
};

export interface MediaOptions extends Needed {
  lanes: Lanes;
  boss: PgBoss;
  clientOf: MediaClientOf;
  deny?: Deny;
  onFailed?(reason: MissingReason): void;
}

export interface MediaModule {
  store: MediaStore;
  work: readonly SetUpJobs[];
  /** Call it after the commit of the image's row. */
  fetchSoon(mediaId: MediaId): void;
  wechatMediaId(accountId: AccountId, mediaId: MediaId, renew: boolean): Promise<string>;
  routes(app: FastifyInstance): Promise<void>;
  close(): void;
}

export function openMedia(options: MediaOptions): MediaModule {
  const { pool, lanes, boss, clock, log, config, clientOf } = options;
  const store = createMediaStore(config.dataDir, (err) =>
    log.warn({ err }, "no disk space is left for images"),
  );
  // Customers' images must not delay agents' images.
  const [inbound, outbound] = [openRenderer("inbound"), openRenderer("outbound")];
  const { render } = inbound;
  const follow = createFetchPublic({ trustedHost: new URL(config.wechatApiUrl).host });
  const fetchPublic: FetchPublic = async (link) => {
    const fetched = await follow(link);
    if (fetched === "refused") options.deny?.({ rule: "N22", why: "link" });
    return fetched;
  };
  const fetcher = { pool, lanes, store, render, clientOf, fetchPublic, log, onFailed: options.onFailed };
  const uploading = new Map<MediaId, Promise<string>>();
  const sent = { pool, store, clientOf, clock };
  /** A retried reply waits for the upload in progress. */
  const sentMediaId = (accountId: AccountId, mediaId: MediaId, renew: boolean): Promise<string> => {
    const underWay = renew ? undefined : uploading.get(mediaId);
    if (underWay) return underWay;
    const upload = wechatMediaId(sent, accountId, mediaId, renew).finally(() => {
      if (uploading.get(mediaId) === upload) uploading.delete(mediaId); // a renewed upload may have replaced it
    });
    uploading.set(mediaId, upload);
    return upload;
  };
  return {
    store,
    work: [
      () => workImageFetches(boss, fetcher),
      () => workEnqueueing(boss, { pool, clock, log }),
      () => workDiscarding(boss, { pool, store, clock, log }),
    ],
    fetchSoon: createImageEnqueuer({ boss, pool, log }),
    wechatMediaId: sentMediaId,
    async routes(app) {
      await app.register(multipart, multipartOptions);
      uploadRoute(app, { ...options, store, render: outbound.render });
      serveRoutes(app, { pool, store });
      refetchRoute(app, { pool, lanes, boss });
    },
    close() {
      inbound.close();
      outbound.close();
      store.close();
    },
  };
}

import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { DeskMessage } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import { imageIn } from "../../desk/image-in.ts";
import type { InboundImage } from "../inbound-image.ts";

/** A customer's image with the message that shows it. */
export interface NewImage {
  image: InboundImage;
  message: DeskMessage;
}

/** What is kept of an image that a command brought: nothing where no message shows it. */
export const shownIn = (facts: readonly Fact[], image: InboundImage): NewImage[] =>
  facts.flatMap(({ message }) => (message && imageIn(message) === image.mediaId ? [{ image, message }] : []));

/** [PU10] The jobs that fetch the images are queued after the commit. */
export const saveImages = (accountId: AccountId, images: readonly NewImage[]): QueryConfig[] =>
  images.length > 0 ? [insert(accountId, images)] : [];

const insert = (accountId: AccountId, fresh: readonly NewImage[]): QueryConfig => ({
  name: "insert_images",
  text: `insert into media (id, account_id, conversation_id, message_id, wechat_media_id, source_url, created_at, state)
     select x.*, 'fetching' from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) x`,
  values: [
    fresh.map((f) => f.image.mediaId),
    fresh.map(() => accountId),
    fresh.map((f) => f.message.conversationId),
    fresh.map((f) => f.message.id),
    fresh.map((f) => f.image.wechatMediaId),
    fresh.map((f) => f.image.sourceUrl),
    fresh.map((f) => f.message.at),
  ],
});

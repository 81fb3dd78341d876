import type { AccountId } from "@jieru/shared/domain/ids";
import type { Statement } from "../../database/burst.ts";
import { bigints, texts } from "../../database/columns.ts";
import type { DeskMessage } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import type { InboundImage } from "../../media/incoming/inbound-image.ts";
import { imageIn } from "../../media/media-row.ts";
import type { Change } from "./step.ts";

/** A customer's image with the message that shows it. */
export interface NewImage {
  image: InboundImage;
  message: DeskMessage;
}

/** What is kept of an image that a command brought: nothing where no message shows it. */
export const shownIn = (facts: readonly Fact[], image: InboundImage): NewImage[] =>
  facts.flatMap(({ message }) => (message && imageIn(message) === image.mediaId ? [{ image, message }] : []));

/** [PU10] Their rows are on their way from here on; who gives out their jobs is told after the commit. */
export function saveImages(all: readonly Change[]): Statement[] {
  const fresh = all.flatMap(({ before, images }) =>
    images.map((i) => ({ accountId: before.account.id, ...i })),
  );
  return fresh.length > 0 ? [insert(fresh)] : [];
}

const insert = (fresh: readonly (NewImage & { accountId: AccountId })[]): Statement => ({
  name: "insert_images",
  text: `insert into media (id, account_id, conversation_id, message_id, wechat_media_id, source_url, created_at, state)
     select x.*, 'fetching' from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) x`,
  values: [
    texts(fresh.map((f) => f.image.mediaId)),
    texts(fresh.map((f) => f.accountId)),
    texts(fresh.map((f) => f.message.conversationId)),
    texts(fresh.map((f) => f.message.id)),
    texts(fresh.map((f) => f.image.wechatMediaId)),
    texts(fresh.map((f) => f.image.sourceUrl)),
    bigints(fresh.map((f) => f.message.at)),
  ],
});

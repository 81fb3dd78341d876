import type { ReplyBody } from "@jieru/shared/protocol/http";
import { isHeld, type PendingReply } from "../../../data/outbox/send-queue.ts";
import { pendingImage } from "../../../data/queries/media.ts";
import { useConnection } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { focusComposer } from "../../opening/focus-composer.ts";
import { MessageText } from "../text/MessageText.tsx";
import { Bubble } from "../tiles/Bubble.tsx";
import { CardBody } from "../tiles/bodies/CardBody.tsx";
import { ImageBody } from "../tiles/bodies/ImageBody.tsx";
import { LinkBody } from "../tiles/bodies/LinkBody.tsx";
import { TileFrame } from "../tiles/TileFrame.tsx";
import { TileTime } from "../tiles/TileTime.tsx";
import { DeliveryMark } from "./DeliveryMark.tsx";
import { RefusedOutcome } from "./RefusedOutcome.tsx";
import { undoHeld } from "./undo-held.ts";

export function UnsentTile({ reply, body }: { reply: PendingReply; body: ReplyBody }) {
  const { t } = useTranslation("conversation");
  const refused = reply.state === "refused";
  return (
    <TileFrame
      testId={`message-${reply.clientMessageId}`}
      direction="out"
      type={body.type}
      delivery={refused ? "failed" : reply.state === "sending" ? "sending" : "queued"}
      speaker={t("tile.me")}
      outcome={refused && <RefusedOutcome pending={reply} />}
      time={
        !refused &&
        (reply.heldUntil ? <HeldTime reply={reply} until={reply.heldUntil} /> : <SendingTime reply={reply} />)
      }
    >
      <UnsentBody body={body} />
    </TileFrame>
  );
}

function HeldTime({ reply, until }: { reply: PendingReply; until: number }) {
  const { t } = useTranslation("conversation");
  useNowSeconds();
  if (!isHeld(reply, serverNow())) return <SendingTime reply={reply} />;
  const undo = () => {
    if (undoHeld(reply)) focusComposer();
  };
  return (
    <span
      data-testid="held"
      className="flex flex-none items-center gap-1.5 pb-0.5 text-12 leading-4 whitespace-nowrap text-ink-3"
    >
      <span className="tabular-nums">
        {t("delivery.held", { seconds: Math.max(1, Math.ceil((until - serverNow()) / 1_000)) })}
      </span>
      <TextButton data-testid="undo-reply" aria-keyshortcuts="Control+Z Meta+Z" onClick={undo}>
        {t("endNotice.undo")}
      </TextButton>
    </span>
  );
}

function SendingTime({ reply }: { reply: PendingReply }) {
  const { t } = useTranslation("conversation");
  const offline = useConnection().state === "disconnected";
  return (
    <TileTime at={reply.at}>
      <DeliveryMark delivery={{ state: offline ? "queued" : "sending", ordinal: 0, of: 0 }} />
      {offline && <span className="-order-1">{t("delivery.offline")}</span>}
    </TileTime>
  );
}

function UnsentBody({ body }: { body: ReplyBody }) {
  if (body.type === "text")
    return (
      <Bubble out>
        <MessageText text={body.text} />
      </Bubble>
    );
  if (body.type === "image") return <ImageBody image={pendingImage(body.mediaId)} out />;
  if (body.type === "link") return <LinkBody link={body.link} />;
  const { mediaId, ...texts } = body.card;
  return <CardBody card={{ ...texts, appId: "", cover: pendingImage(mediaId) }} />;
}

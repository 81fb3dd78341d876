/** Converts a push into a command (PU3–PU7). */
import { hash } from "node:crypto";
import type { MediaId } from "@jieru/shared/domain/ids";
import type { Card, Content, Image } from "@jieru/shared/domain/message";
import type { PushFormat } from "@jieru/wechat/credentials";
import { dedupeKey } from "@jieru/wechat/dedupe-key";
import { type CustomerMessage, type Push, parsePush } from "@jieru/wechat/push";
import type { NewId } from "../base/context.ts";
import type { Command, CustomerAct } from "../desk/command.ts";
import type { InboundImage } from "../lane/inbound-image.ts";
import type { StoredPush } from "../lane/pushes.ts";

export interface Ingested {
  push: StoredPush;
  /** Empty if unreadable. */
  originalId: string;
  /** null: only store the push. */
  command: Extract<Command, { do: "receive" }> | null;
  /** Must be fetched at once: WeChat stores it for three days. */
  image: InboundImage | null;
  outcome: "message" | "entered" | "ignored_event" | "unsupported" | "quarantined";
}

const fetching = (mediaId: MediaId): Image => ({
  mediaId,
  state: "fetching",
  width: null,
  height: null,
  reason: null,
});

const announced = (mediaId: MediaId, wechatMediaId: string, sourceUrl: string): InboundImage => ({
  mediaId,
  wechatMediaId: wechatMediaId || null,
  sourceUrl: sourceUrl || null,
});

type Received = { content: Exclude<Content, { type: "notice" | "note" }>; image: InboundImage | null };

function contentOf({ content }: CustomerMessage, newId: NewId): Received {
  if (content.type === "text") return { content, image: null };
  const mediaId = newId() as MediaId;
  if (content.type === "image") {
    const image = announced(mediaId, content.mediaId, content.picUrl);
    return { content: { type: "image", image: fetching(mediaId) }, image };
  }
  const cover = announced(mediaId, content.thumbMediaId, content.thumbUrl);
  const hasCover = cover.wechatMediaId !== null || cover.sourceUrl !== null;
  const card: Card = {
    title: content.title,
    appId: content.appId,
    pagePath: content.pagePath,
    cover: hasCover ? fetching(mediaId) : null,
  };
  return { content: { type: "miniprogrampage", card }, image: hasCover ? cover : null };
}

/** Whole seconds, so a first attempt may look late. */
const lateTryMs = 2_000;

function agoOf({ createTime }: Push, pushedAt: number): number {
  const agoMs = (pushedAt - createTime) * 1_000;
  return agoMs < lateTryMs ? 0 : agoMs;
}

function commandOf(
  push: Push,
  pushedAt: number,
  newId: NewId,
): Pick<Ingested, "command" | "image" | "outcome"> {
  const agoMs = agoOf(push, pushedAt);
  const receive = (act: CustomerAct) =>
    ({ do: "receive", openid: push.openid, act: agoMs > 0 ? { ...act, agoMs } : act }) as const;
  const saidAt = push.createTime * 1_000;
  switch (push.kind) {
    case "message": {
      const { content, image } = contentOf(push, newId);
      return { command: receive({ kind: "message", content, saidAt }), image, outcome: "message" };
    }
    case "unsupported": {
      const content = { type: "unsupported", unsupported: { messageType: push.messageType } } as const;
      return { command: receive({ kind: "message", content, saidAt }), image: null, outcome: "unsupported" };
    }
    case "entered":
      return {
        command: receive({ kind: "entered", source: push.sessionFrom, saidAt }),
        image: null,
        outcome: "entered",
      };
    case "event":
      return { command: null, image: null, outcome: "ignored_event" };
  }
}

export interface PushTimes {
  pushedAt: number;
  receivedAt: number;
}

/**
 * Reads a verified push. An unparsable one is stored raw under its hash (PU6), also one with NUL, which PostgreSQL
 * rejects. Half a surrogate pair becomes U+FFFD.
 */
export function ingest(
  plain: string,
  format: PushFormat,
  { pushedAt, receivedAt }: PushTimes,
  newId: NewId,
): Ingested {
  const push = plain.includes("\0") ? null : parsePush(plain, format);
  const mayHoldAny = plain.includes("\\u"); // only such an escape can express either
  if (!push || (mayHoldAny && hasNul(push))) {
    const raw = plain.replaceAll("\0", "\\u0000");
    const kept: StoredPush = { key: `raw:${digestOf(raw)}`, raw, state: "quarantined", receivedAt };
    return { push: kept, originalId: "", command: null, image: null, outcome: "quarantined" };
  }
  const read = commandOf(mayHoldAny ? wellFormed(push) : push, pushedAt, newId);
  const state = read.command ? "kept" : "ignored";
  const kept: StoredPush = { key: shortKey(dedupeKey(push)), raw: plain, state, receivedAt };
  return { push: kept, originalId: push.toOriginalId, ...read };
}

/** Checks values: a customer may type the escape itself. */
const hasNul = (value: object): boolean =>
  Object.values(value).some((v) => (typeof v === "object" && v !== null ? hasNul(v) : `${v}`.includes("\0")));

/** PostgreSQL rejects half of a surrogate pair in JSON. */
const wellFormed = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).map(([name, v]) => {
      if (typeof v === "string") return [name, v.toWellFormed()];
      return [name, typeof v === "object" && v !== null ? wellFormed(v) : v];
    }),
  ) as T;

const digestOf = (text: string): string => hash("sha256", text);

/** Replaces long keys by a digest, as index entries are limited. */
const maxKeyLength = 300;
function shortKey(key: string): string {
  return key.length <= maxKeyLength ? key : `sha256:${digestOf(key)}`;
}

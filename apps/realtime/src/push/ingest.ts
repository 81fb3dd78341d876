/** Converts a WeChat push into a command of ours, which is stored before the push is acknowledged (PU3–PU7). */
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
  /** The mini program that the push names as its receiver; empty if unreadable. */
  originalId: string;
  /** null if the push only has to be stored. */
  command: Extract<Command, { do: "receive" }> | null;
  /** An image that the push announces. It must be fetched at once: WeChat stores it for three days. */
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

/** Both times are whole seconds, so even a first attempt may look a second late. */
const lateTryMs = 2_000;

/**
 * [RA1] [P3] Returns how many ms before this attempt WeChat made the push, by WeChat's clock alone, because ours may differ.
 * If WeChat does not sign a later attempt anew, it looks like a first one. No source says whether it does.
 */
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

/** `pushedAt`: Unix seconds by WeChat's clock, from the query's `timestamp`; `receivedAt`: by our clock. */
export interface PushTimes {
  pushedAt: number;
  receivedAt: number;
}

/**
 * Reads a verified push. An unparsable push is stored raw under a hash of its content (PU6).
 * PostgreSQL stores no NUL in text. A push with NUL therefore counts as unreadable, and is stored escaped.
 * Half of a surrogate pair, which only a JSON escape can express, is not a UTF-8 character.
 * It is shown as U+FFFD; the raw push still has the escape.
 */
export function ingest(
  plain: string,
  format: PushFormat,
  { pushedAt, receivedAt }: PushTimes,
  newId: NewId,
): Ingested {
  const push = plain.includes("\0") ? null : parsePush(plain, format);
  const mayHoldAny = plain.includes("\\u"); // only such an escape can express either of the two
  if (!push || (mayHoldAny && holdsNul(push))) {
    const raw = plain.replaceAll("\0", "\\u0000");
    const kept: StoredPush = { key: `raw:${digestOf(raw)}`, raw, state: "quarantined", receivedAt };
    return { push: kept, originalId: "", command: null, image: null, outcome: "quarantined" };
  }
  const read = commandOf(mayHoldAny ? wellFormed(push) : push, pushedAt, newId);
  const state = read.command ? "kept" : "ignored";
  const kept: StoredPush = { key: shortKey(dedupeKey(push)), raw: plain, state, receivedAt };
  return { push: kept, originalId: push.toOriginalId, ...read };
}

/** Checks the values themselves: a customer may type the six characters that JSON writes for NUL. */
const holdsNul = (value: object): boolean =>
  Object.values(value).some((v) =>
    typeof v === "object" && v !== null ? holdsNul(v) : `${v}`.includes("\0"),
  );

/** PostgreSQL accepts no half of a surrogate pair in JSON. One in any field would make it reject the whole push. */
const wellFormed = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).map(([name, v]) => {
      if (typeof v === "string") return [name, v.toWellFormed()];
      return [name, typeof v === "object" && v !== null ? wellFormed(v) : v];
    }),
  ) as T;

const digestOf = (text: string): string => hash("sha256", text);

/**
 * Index entries are limited in size, and `SessionFrom` may be long.
 * The digest replaces a key that is longer than any key with a message id.
 */
const maxKeyLength = 300;
function shortKey(key: string): string {
  return key.length <= maxKeyLength ? key : `sha256:${digestOf(key)}`;
}

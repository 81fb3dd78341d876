/** Pushes as WeChat sends them, signed and sealed in advance, so that the load generator only writes bytes. */
import { randomBytes } from "node:crypto";
import { composePush } from "@jieru/wechat/compose-push";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { sealEnvelope } from "@jieru/wechat/seal-envelope";
import { credentialsOf, openidOf } from "./accounts.ts";

export interface SealedRequest {
  path: string;
  body: string;
  id: string;
}

export interface Texts {
  count: number;
  accounts?: number;
  customers: number;
  apart?: number;
  from?: number;
}

let lastId = 22_876_340_532_172_900n;

function sealed(credentials: PushCredentials, openid: string): SealedRequest {
  lastId += 1n;
  const id = String(lastId);
  const createTime = Math.floor(Date.now() / 1_000);
  const message = { kind: "message", openid, createTime, messageId: id } as const;
  const content = { type: "text", text: `${id} 杯口好像磕掉了一块，能补发吗？` } as const;
  const { originalId, appId, format } = credentials;
  const plain = composePush({ ...message, toOriginalId: originalId, content }, format);
  const nonce = randomBytes(8).toString("hex");
  const timestamp = String(createTime);
  const { query, body } = sealEnvelope({ credentials, plain, timestamp, nonce, openid });
  return { path: `/wechat/${appId}?${new URLSearchParams(query)}`, body, id };
}

export function sealedTexts(texts: Texts): SealedRequest[] {
  const { count, accounts = 1, customers, from = 0, apart = 1 } = texts;
  const credentials = Array.from({ length: accounts }, (_, i) => credentialsOf(i));
  return Array.from({ length: count }, (_, i) => {
    const customer = from + (Math.floor(i / accounts) % customers) * apart;
    return sealed(credentials[i % accounts] as PushCredentials, openidOf(customer));
  });
}

/** Creates and verifies rating links. The secret is a MAC of the session's id, so forged tokens need no query. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { SessionId } from "@jieru/shared/domain/ids";

export const ratingPath = "/rate";

export interface RatingLinks {
  linkOf(sessionId: SessionId): string;
  /** null for an invalid token. */
  sessionIn(token: string): SessionId | null;
  /** An invalid link of the usual length. */
  sample: string;
}

const bytes = { id: 16, mac: 16 } as const;
const tokenLength = 43;
const tokenShape = new RegExp(`^[\\w-]{${tokenLength}}$`);
const uuidShape = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** `linkOf` throws for an id that is no UUID. */
export function ratingLinks(secretKey: Buffer, publicUrl: string): RatingLinks {
  const key = createHmac("sha256", secretKey).update("jieru rating link").digest();
  const macOf = (id: Buffer) => createHmac("sha256", key).update(id).digest().subarray(0, bytes.mac);
  return {
    sample: `${publicUrl}${ratingPath}/${"0".repeat(tokenLength)}`,
    linkOf(sessionId) {
      const id = Buffer.from(sessionId.replaceAll("-", ""), "hex");
      if (id.length !== bytes.id) throw new Error(`the session's id ${sessionId} is no UUID`);
      const token = Buffer.concat([id, macOf(id)]).toString("base64url");
      return `${publicUrl}${ratingPath}/${token}`;
    },
    sessionIn(token) {
      if (!tokenShape.test(token)) return null;
      const raw = Buffer.from(token, "base64url");
      const id = raw.subarray(0, bytes.id);
      if (!timingSafeEqual(raw.subarray(bytes.id), macOf(id))) return null;
      return id.toString("hex").replace(uuidShape, "$1-$2-$3-$4-$5") as SessionId;
    },
  };
}

import { createHash, randomBytes } from "node:crypto";

/** 256 random bits in 64 letters and digits: WeChat brings a `state` back unchanged only if it holds nothing else. */
export const newSecret = (): string => randomBytes(32).toString("hex");

/** What the database keeps of a secret. It is random, so that one round without salt tells nothing. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

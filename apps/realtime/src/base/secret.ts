import { createHash, randomBytes } from "node:crypto";

/** Returns 256 random bits as 64 hexadecimal digits: WeChat returns a `state` unchanged only if it consists of letters and digits. */
export const newSecret = (): string => randomBytes(32).toString("hex");

/** Returns the hash that the database stores. Secrets are random, so one round without salt reveals nothing. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

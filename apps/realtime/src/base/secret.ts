import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as 64 hexadecimal digits: WeChat returns a `state` unchanged only if it consists of letters and digits. */
export const newSecret = (): string => randomBytes(32).toString("hex");

/** What the database stores of a secret. As secrets are random, one round without salt reveals nothing. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

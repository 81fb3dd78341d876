import { createHash, randomBytes } from "node:crypto";

/** Returns 256 random bits as hexadecimal digits, as WeChat's `state` allows only letters and digits. */
export const newSecret = (): string => randomBytes(32).toString("hex");

/** Returns the stored hash. Random secrets need no salt. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

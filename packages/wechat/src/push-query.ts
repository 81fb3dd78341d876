/** The signed query of a push. `openid` is not read, as no signature covers it. */
export interface PushQuery {
  timestamp: string;
  nonce: string;
  signature?: string | undefined;
  msgSignature?: string | undefined;
  encryptType?: string | undefined;
  echostr?: string | undefined;
}

const SIGNATURE = /^[0-9a-f]{40}$/;

/**
 * Returns the query, or null if its shape is wrong. Every parameter occurs once: a timestamp of 10 digits, a nonce of 1 to 32
 * alphanumerics, and signatures of 40 hex digits. A signature's parts are joined without separator, so their shape is part of the proof.
 */
export function readPushQuery(query: Record<string, unknown>): PushQuery | null {
  if (!Object.values(query).every((value) => typeof value === "string")) return null;
  const parameters = new Map(Object.entries(query as Record<string, string>));
  const timestamp = parameters.get("timestamp") ?? "";
  const nonce = parameters.get("nonce") ?? "";
  if (!/^\d{10}$/.test(timestamp) || !/^[A-Za-z0-9]{1,32}$/.test(nonce)) return null;
  const signature = parameters.get("signature");
  const msgSignature = parameters.get("msg_signature");
  if (![signature, msgSignature].every((value) => value === undefined || SIGNATURE.test(value))) return null;
  return {
    timestamp,
    nonce,
    signature,
    msgSignature,
    encryptType: parameters.get("encrypt_type"),
    echostr: parameters.get("echostr"),
  };
}

import { WechatUnknown } from "./errors.ts";

/** A proxy of the environment failed before it connected to WeChat. The cause beneath looks like any broken connection. */
const BEFORE_TUNNEL = new Set(["UND_ERR_PRX_CONN", "UND_ERR_PRX_TLS"]);

/** Codes that occur only before a request is written: no name, no connection, or no acceptable TLS peer. */
const BEFORE_REQUEST = new Set([
  ...BEFORE_TUNNEL,
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
  "ERR_SSL_UNSUPPORTED_PROTOCOL",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

const CONNECTING = new Set(["connect", "getaddrinfo"]);

/** Node's message if the peer hangs up during the TLS handshake; its code is the ambiguous ECONNRESET. */
const HANDSHAKE_CUT = "Client network socket disconnected before secure TLS connection was established";

/**
 * Node's message if a proxy of the environment (`NODE_USE_ENV_PROXY`) cannot connect to WeChat; its code is that of any abandoned request.
 */
const TUNNEL_REFUSED = /^Proxy response \(\d+\) !== 200 when HTTP Tunneling$/;

/**
 * Returns the failure of `fetch`: `not_sent` only if the error proves it, else, also after a timeout, `maybe_sent`. Only the code is kept,
 * as the message may quote the URL with its token.
 */
export function unknownFrom(error: unknown): WechatUnknown {
  if (error instanceof WechatUnknown) return error;
  const failure = rootOf(error);
  if (failure.name === "TimeoutError") return new WechatUnknown({ phase: "maybe_sent", cause: "timeout" });
  const phase = isBeforeRequest(failure) ? "not_sent" : "maybe_sent";
  return new WechatUnknown({ phase, cause: codeOf(failure) });
}

interface Failure {
  name?: unknown;
  code?: unknown;
  syscall?: unknown;
  message?: unknown;
  errors?: unknown;
}

/** `fetch` wraps the socket's error as the cause of a TypeError. */
function rootOf(error: unknown): Failure {
  if (typeof error !== "object" || error === null) return {};
  if ("code" in error && BEFORE_TUNNEL.has(String(error.code))) return error;
  return "cause" in error && typeof error.cause === "object" && error.cause !== null
    ? rootOf(error.cause)
    : error;
}

/** If several addresses were tried, all must have failed before the request. */
function isBeforeRequest({ code, syscall, message, errors }: Failure): boolean {
  if (Array.isArray(errors) && errors.length > 0)
    return errors.every((each) => isBeforeRequest(rootOf(each)));
  if (message === HANDSHAKE_CUT || TUNNEL_REFUSED.test(String(message))) return true;
  return BEFORE_REQUEST.has(String(code)) || CONNECTING.has(String(syscall));
}

function codeOf({ code }: Failure): string {
  return typeof code === "string" && /^[A-Z0-9_]{1,64}$/.test(code) ? code : "failed";
}

import { readPushQuery } from "./push-query.ts";
import { sign, signatureMatches } from "./signature.ts";

/**
 * Checks WeChat's GET of the push URL, the same in every mode. Returns the `echostr` to answer as plain text, or null to refuse. The
 * signature does not cover `echostr`, so only up to 64 letters and digits are echoed.
 */
export function verifyUrl(request: { token: string; query: Record<string, unknown> }): string | null {
  const query = readPushQuery(request.query);
  if (query?.signature === undefined || query.echostr === undefined) return null;
  const expected = sign([request.token, query.timestamp, query.nonce]);
  if (!signatureMatches(expected, query.signature)) return null;
  return /^[A-Za-z0-9]{1,64}$/.test(query.echostr) ? query.echostr : null;
}

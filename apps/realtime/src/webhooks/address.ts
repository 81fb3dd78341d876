/**
 * [WH5] Decides where a webhook may send to: the public internet by https, and every host named in the server's
 * configuration.
 */
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { within } from "../base/async.ts";
import { dnsLookup, type Lookup } from "../http/dns-lookup.ts";
import { mayBePublic, NotPublic, publicOnly } from "../http/public-internet.ts";

type WhyNot = Extract<Refusal, { refusal: "webhook_url_refused" }>["why"];

const defaultPorts: Record<string, string> = { "http:": "80", "https:": "443" };
const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || defaultPorts[url.protocol]}`;

/** Whether `WEBHOOK_HOSTS` names the host and port of the address. */
export const isNamed = (url: URL, hosts: readonly string[]): boolean => hosts.includes(hostAndPort(url));

/**
 * Returns why the address is refused, or null, without a DNS lookup. An address must contain no user name and no
 * password, because addresses are shown.
 */
export function whyNot(url: URL | null, hosts: readonly string[]): WhyNot | null {
  if (url?.username !== "" || url.password !== "") return "unreadable";
  if (!(url.protocol in defaultPorts)) return "not_https";
  if (isNamed(url, hosts)) return null;
  if (url.protocol !== "https:") return "not_https";
  return mayBePublic(url) ? null : "not_public";
}

const lookupWithinMs = 2_000;

/**
 * Checks like `whyNot` and also looks up the name, so that an admin learns of a mistake at once. Accepts a name that
 * cannot be looked up now: the address counts that the name has when the server connects.
 */
export async function whyNotNow(
  url: URL | null,
  hosts: readonly string[],
  lookup: Lookup = dnsLookup,
): Promise<WhyNot | null> {
  const why = whyNot(url, hosts);
  if (why || !url || isNamed(url, hosts)) return why;
  const looked = new Promise<void>((resolve, reject) =>
    publicOnly(lookup)(url.hostname.replace(/^\[|\]$/g, ""), {}, (error) =>
      error ? reject(error) : resolve(),
    ),
  );
  try {
    await within(lookupWithinMs, looked);
    return null;
  } catch (error) {
    return error instanceof NotPublic ? "not_public" : null;
  }
}

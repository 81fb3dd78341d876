/** [WH5] Where a webhook may go: to the public internet by https, and wherever our configuration says. */
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { within } from "../base/async.ts";
import { dnsLookup, type Lookup } from "../http/dns-lookup.ts";
import { mayBePublic, NotPublic, publicOnly } from "../http/public-internet.ts";

type WhyNot = Extract<Refusal, { refusal: "webhook_url_refused" }>["why"];

const defaultPorts: Record<string, string> = { "http:": "80", "https:": "443" };
const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || defaultPorts[url.protocol]}`;

/** Whether `WEBHOOK_HOSTS` names the host and port of the address. */
export const isNamed = (url: URL, hosts: readonly string[]): boolean => hosts.includes(hostAndPort(url));

/** What can be said without asking anybody. Who may know a password sends it in no address: addresses are shown. */
export function whyNot(url: URL | null, hosts: readonly string[]): WhyNot | null {
  if (url?.username !== "" || url.password !== "") return "unreadable";
  if (!(url.protocol in defaultPorts)) return "not_https";
  if (isNamed(url, hosts)) return null;
  if (url.protocol !== "https:") return "not_https";
  return mayBePublic(url) ? null : "not_public";
}

const lookupWithinMs = 2_000;

/**
 * The same with its name looked up, so that a mistake is told to whoever makes it. A name that cannot be looked up now is let pass: what
 * counts is where it leads when it is connected to.
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

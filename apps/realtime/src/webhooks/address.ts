/** [WH5] Allows the public internet by https, and hosts in the configuration. */
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { within } from "../base/async.ts";
import { dnsLookup, type Lookup } from "../http/dns-lookup.ts";
import { mayBePublic, NotPublic, publicOnly } from "../http/public-internet.ts";

type AddressRefusal = Extract<Refusal, { refusal: "webhook_url_refused" }>["why"];

const defaultPorts: Record<string, string> = { "http:": "80", "https:": "443" };
const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || defaultPorts[url.protocol]}`;

/** By host and port. */
export const isNamed = (url: URL, hosts: readonly string[]): boolean => hosts.includes(hostAndPort(url));

/** Without DNS. Refuses credentials in the address, as it is shown. */
export function addressRefusal(url: URL | null, hosts: readonly string[]): AddressRefusal | null {
  if (url?.username !== "" || url.password !== "") return "unreadable";
  if (!(url.protocol in defaultPorts)) return "not_https";
  if (isNamed(url, hosts)) return null;
  if (url.protocol !== "https:") return "not_https";
  return mayBePublic(url) ? null : "not_public";
}

const lookupWithinMs = 2_000;

/** Also looks up the name, to report mistakes early. A failed look-up is accepted. */
export async function addressRefusalNow(
  url: URL | null,
  hosts: readonly string[],
  lookup: Lookup = dnsLookup,
): Promise<AddressRefusal | null> {
  const why = addressRefusal(url, hosts);
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

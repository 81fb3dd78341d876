/**
 * Names, asked of the DNS itself. The system's lookup is done by threads of which the whole process has two at a time: names whose servers
 * do not answer would keep those of WeChat and of the database waiting.
 */
import type { LookupAddress, lookup as systemLookup } from "node:dns";
import { Resolver } from "node:dns/promises";

export interface DnsLookupOptions {
  /** Whom to ask, as `address:port`, instead of the servers of this machine. */
  servers?: readonly string[];
  /** How long the first of two tries waits for an answer. */
  timeoutMs?: number;
}

async function find(
  hostname: string,
  { servers, timeoutMs = 2_000 }: DnsLookupOptions,
): Promise<LookupAddress[]> {
  // One of its own each time: it knows the servers that are configured now.
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers) resolver.setServers(servers);
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  if (four.status === "rejected" && six.status === "rejected") throw four.reason;
  return [
    ...(four.status === "fulfilled" ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === "fulfilled" ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
}

type Done = (error: Error | null, found: LookupAddress[]) => void;

/** For `publicOnly`, which asks for all addresses. It knows nothing of this machine's own names. */
export const createDnsLookup = (options: DnsLookupOptions = {}): Lookup =>
  ((hostname: string, _asked: object, done: Done) => {
    find(hostname, options).then(
      (found) => done(null, found),
      (error: Error) => done(error, []),
    );
  }) as Lookup;

/** [WH6] For every name that a stranger gives. */
export const dnsLookup = createDnsLookup();

export type Lookup = typeof systemLookup;

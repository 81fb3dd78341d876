/** Queries the DNS directly: slow names would block the few threads of the system's lookup. */
import type { LookupAddress, lookup as systemLookup } from "node:dns";
import { Resolver } from "node:dns/promises";

export interface DnsLookupOptions {
  servers?: readonly string[];
  /** Timeout of the first of two attempts. */
  timeoutMs?: number;
}

async function find(
  hostname: string,
  { servers, timeoutMs = 2_000 }: DnsLookupOptions,
): Promise<LookupAddress[]> {
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

export const createDnsLookup = (options: DnsLookupOptions = {}): Lookup =>
  ((hostname: string, _asked: object, done: Done) => {
    find(hostname, options).then(
      (found) => done(null, found),
      (error: Error) => done(error, []),
    );
  }) as Lookup;

export const dnsLookup = createDnsLookup();

export type Lookup = typeof systemLookup;

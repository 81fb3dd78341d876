import { BlockList, isIP } from "node:net";

/** Returns whether this address may name another client. A closed socket has none. */
export type IsTrustedProxy = (address: string | undefined) => boolean;

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Reads `10.0.0.7`, `10.0.0.0/8` or `fd00::/8`; null for other text. */
function readNetwork(text: string): { address: string; prefix: number } | null {
  const [address = "", prefix, ...more] = text.split("/");
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  return bits === 0 || more.length > 0 || length < 1 || length > bits ? null : { address, prefix: length };
}

export const isNetwork = (text: string): boolean => readNetwork(text) !== null;

/** [N14] Accepts proxies on this machine and the operator's. */
export function trustedProxies(networks: readonly string[]): IsTrustedProxy {
  const known = new BlockList();
  for (const text of ["127.0.0.0/8", "::1", ...networks]) {
    const network = readNetwork(text);
    if (network) known.addSubnet(network.address, network.prefix, familyOf(network.address));
  }
  return (address) => {
    if (address === undefined) return false;
    const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
    return isIP(plain) !== 0 && known.check(plain, familyOf(plain));
  };
}

import type { Plugin } from "vite";

const unused =
  /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/](polling-fetch|webtransport)[\w.-]*\.js$/;
const list = /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/;

/** Of bytes in a packet: what is said over the socket is JSON, and images go by HTTP. */
const bytes = /socket\.io-parser[\\/]build[\\/]esm[\\/](binary|is-binary)\.js$/;
const encoding = /engine\.io-parser[\\/]build[\\/]esm[\\/]encodePacket\.browser\.js$/;
const decoding = /engine\.io-parser[\\/]build[\\/]esm[\\/]decodePacket\.browser\.js$/;

/** It reads addresses with an expression of its own, for platforms without `URL`. */
const addresses = /engine\.io-client[\\/]build[\\/]esm[\\/]contrib[\\/]parseuri\.js$/;

/** The socket client with the ways it goes, WebSocket and long polling (TR2), and without what is never used of it. */
export const socketTransports: Plugin = {
  name: "socket-transports",
  apply: "build",
  enforce: "pre",
  load(id) {
    if (unused.test(id)) return "export const Fetch = undefined, WT = undefined;";
    if (list.test(id))
      return `import { XHR } from "./polling-xhr.js";
import { WS } from "./websocket.js";
export const transports = { websocket: WS, polling: XHR };`;
    if (bytes.test(id))
      return "export const isBinary = () => false, hasBinary = isBinary, deconstructPacket = null, reconstructPacket = null;";
    if (encoding.test(id))
      return `import { PACKET_TYPES } from "./commons.js";
const encodePacket = ({ type, data }, _, then) => then(PACKET_TYPES[type] + (data || ""));
export { encodePacket, encodePacket as encodePacketToBinary };`;
    if (decoding.test(id))
      return `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
export function decodePacket(text) {
  const type = PACKET_TYPES_REVERSE[text[0]];
  return type ? { type, data: text.slice(1) || undefined } : ERROR_PACKET;
}`;
    if (addresses.test(id))
      return `export function parse(address) {
  const { protocol, hostname, port, pathname, search } = new URL(address);
  return { protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ""), port, path: pathname, query: search.slice(1) };
}`;
    return null;
  },
};

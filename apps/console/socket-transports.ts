import type { Plugin } from "vite";

const unused =
  /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/](polling-fetch|webtransport)[\w.-]*\.js$/;
const list = /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/;

/** Of bytes in a packet: what is said over the socket is JSON, and images go by HTTP. */
const bytes = /socket\.io-parser[\\/]build[\\/]esm[\\/](binary|is-binary)\.js$/;
const base64 = /engine\.io-parser[\\/]build[\\/]esm[\\/]contrib[\\/]base64-arraybuffer\.js$/;

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
    if (base64.test(id)) return "export const encode = null, decode = null;";
    return null;
  },
};

import type { Plugin } from "vite";

const unused = /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/](polling|webtransport)[\w.-]*\.js$/;
const list = /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/;

/** The socket client without the ways it never goes (`transports: ["websocket"]`): long polling and WebTransport. */
export const websocketOnly: Plugin = {
  name: "websocket-only",
  apply: "build",
  enforce: "pre",
  load(id) {
    if (unused.test(id)) return "export const XHR = undefined, Fetch = undefined, WT = undefined;";
    if (list.test(id))
      return 'import { WS } from "./websocket.js";\nexport const transports = { websocket: WS };';
    return null;
  },
};

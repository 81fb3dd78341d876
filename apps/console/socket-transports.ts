import type { Plugin } from "vite";

const unused =
  /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/](polling-fetch|webtransport)[\w.-]*\.js$/;
const list = /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/;

/** The socket client with the ways it goes, WebSocket and long polling (TR2), and without the others. */
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
    return null;
  },
};

const patienceMs = 3_000;

/** As socket.io asks for one. The server greets first, waits for words that do not come, and we close it. */
const addressOf = ({ protocol, host }: Location): string =>
  `${protocol === "https:" ? "wss" : "ws"}://${host}/socket.io/?EIO=4&transport=websocket`;

/** Whether a WebSocket from here comes through to our server now: one that opens and brings nothing is as good as none. */
export function socketOpens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(addressOf(location));
    const tell = (opens: boolean) => {
      clearTimeout(late);
      resolve(opens);
      socket.close();
    };
    const late = setTimeout(tell, patienceMs, false);
    socket.addEventListener("message", () => tell(true));
    socket.addEventListener("close", () => tell(false));
  });
}

/** A process that does what its parent asks, with the server's own handling of faults and its own log. */
import { createLogger } from "@jieru/realtime/logger";
import { handleFaults } from "@jieru/realtime/process/faults";

const log = createLogger({ logLevel: "info" });
handleFaults(log);
process.on("message", (wish: "reject" | "throw" | "flood" | "ping") => {
  if (wish === "ping") process.send?.("pong");
  if (wish === "reject") void Promise.reject(new Error("nobody waits for me"));
  if (wish === "throw")
    setImmediate(() => {
      throw new Error("nobody catches me");
    });
  if (wish === "flood")
    for (let n = 0; n < 20_000; n++) log.info({ n, text: "x".repeat(1_000) }, "a line of a flood");
});
process.send?.("ready");

/** A process that logs on request with the server's own logger. */

import { lostLines } from "@jieru/realtime/base/log-output";
import { createLogger } from "@jieru/realtime/base/logger";

const log = createLogger({ logLevel: "info" });
process.on("message", (wish: "flood" | "line" | "lost" | "ping") => {
  if (wish === "ping") process.send?.("pong");
  if (wish === "lost") process.send?.(lostLines());
  if (wish === "line") log.info("a line");
  if (wish === "flood")
    for (let n = 0; n < 20_000; n++) log.info({ n, text: "x".repeat(1_000) }, "a line of a flood");
});
process.send?.("ready");

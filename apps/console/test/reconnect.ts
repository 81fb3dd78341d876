import { signal } from "../src/data/store/connection.ts";

/** The connection was lost, and the page follows the feed again. */
export function reconnect(): void {
  signal({ sign: "lost", at: 0 });
  signal({ sign: "subscribed" });
}

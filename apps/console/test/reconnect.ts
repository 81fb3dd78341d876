import { signal } from "../src/data/store/connection.ts";

/** Loses and restores the connection. */
export function reconnect(): void {
  signal({ sign: "lost", at: 0 });
  signal({ sign: "subscribed" });
}

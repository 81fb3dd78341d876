import { signal } from "../src/data/store/connection.ts";

export function reconnect(): void {
  signal({ sign: "lost", at: 0 });
  signal({ sign: "subscribed" });
}

/** How often the server sends a ping on each connection. A console that hears nothing for much longer has lost the connection. */
export const pingIntervalMs = 10_000;

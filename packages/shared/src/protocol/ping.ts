/** The time between two pings on each connection. A console without a ping for much longer has lost the connection. */
export const pingIntervalMs = 10_000;

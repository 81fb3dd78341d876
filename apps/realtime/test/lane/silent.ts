import pino from "pino";

/** A log for tests that do not look at it. */
export const silent = pino({ level: "silent" });

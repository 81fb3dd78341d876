/**
 * [IM11] The slowest connection that uploads: 0.4 Mbit/s of image, so that 0.5 Mbit/s passes with what TLS and retransmissions
 * cost.
 */
const floorBytesPerSecond = 50_000;

/** [IM11] How long a body of any request may take before its size counts, in milliseconds. */
export const bodyTimeoutMs = 10_000;

/** [IM11] How much longer an upload of this many bytes may take, in milliseconds. */
export const transferMs = (bytes: number): number => Math.ceil((bytes * 1_000) / floorBytesPerSecond);

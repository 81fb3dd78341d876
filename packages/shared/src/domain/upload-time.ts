/** [IM11] The slowest supported upload: 0.4 Mbit/s of image, which is 0.5 Mbit/s with TLS and retransmissions. */
const floorBytesPerSecond = 50_000;

/** [IM11] Milliseconds before the size of a request's body counts. */
export const bodyTimeoutMs = 10_000;

/** [IM11] Returns the further milliseconds for an upload of this size. */
export const transferMs = (bytes: number): number => Math.ceil((bytes * 1_000) / floorBytesPerSecond);

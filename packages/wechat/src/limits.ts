/** Largest image for `media/upload`: 2 MB, the smaller of the two numbers on the platform's page. */
export const IMAGE_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * Largest body of a push that is read; the cap bounds what a parser can be made to do. How much a customer can say at once is not
 * documented: 20,000 characters are 60 KB, 80 KB sealed, and 140 KB in compatible mode, which sends both.
 */
export const PUSH_LIMIT_BYTES = 256 * 1024;

/** Largest answer of `media/get` that is read. */
export const DOWNLOAD_LIMIT_BYTES = 10 * 1024 * 1024;

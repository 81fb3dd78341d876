/** The largest image for `media/upload`: 2 MB, the smaller of the two numbers on the platform's page. */
export const IMAGE_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * The largest body of a push that is read, which bounds a parser's work. The longest customer message is not documented: 20,000 characters
 * are 60 KB, 80 KB sealed, and 140 KB in compatible mode, which sends both.
 */
export const PUSH_LIMIT_BYTES = 256 * 1024;

export const DOWNLOAD_LIMIT_BYTES = 10 * 1024 * 1024;

/** Returns a WeChat URL from a base without trailing slash, a path and encoded query values. */
export function endpoint(baseUrl: string, path: string, query: Record<string, string> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/**
 * Returns a POST of JSON without `\u` escapes, which WeChat refuses (40033). Half surrogate pairs become U+FFFD, vertical tabs (line breaks
 * of text processors) become line feeds, and other control characters are removed.
 */
export function jsonPost(value: unknown): RequestInit {
  const body = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" ? speakable(part) : part,
  );
  return { method: "POST", headers: { "content-type": "application/json" }, body };
}

function speakable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\v", "\n")
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "");
}

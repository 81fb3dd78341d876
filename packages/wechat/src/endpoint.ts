/** A WeChat URL: base without trailing slash, path as the platform names it, query values encoded. */
export function endpoint(baseUrl: string, path: string, query: Record<string, string> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/**
 * A POST of JSON without `\u` escapes, which WeChat refuses (40033). They are written for half a character, which becomes
 * U+FFFD, and for control characters: a vertical tab, a text processor's line break, becomes a line feed, the others go.
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

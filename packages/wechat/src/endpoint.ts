/** A WeChat URL: base without trailing slash, path as the platform names it, query values encoded. */
export function endpoint(baseUrl: string, path: string, query: Record<string, string> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** A POST of JSON without `\u` escapes for lone surrogates, which WeChat refuses (40033). */
export function jsonPost(value: unknown): RequestInit {
  const body = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" ? part.toWellFormed() : part,
  );
  return { method: "POST", headers: { "content-type": "application/json" }, body };
}

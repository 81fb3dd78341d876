const empty = 204;

/** `fetch` with upload progress, 0 to 1 (https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/upload). */
export function fetchWithProgress(
  path: string,
  {
    method,
    headers,
    body,
    signal,
  }: Pick<RequestInit, "method" | "body"> & { headers: Record<string, string>; signal: AbortSignal },
  onProgress: (part: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const xhr = new XMLHttpRequest();
    xhr.open(method ?? "POST", path);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onload = () =>
      resolve(new Response(xhr.status === empty ? null : xhr.responseText, { status: xhr.status }));
    xhr.onerror = () => reject(new TypeError("The connection broke"));
    xhr.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => xhr.abort(), { once: true });
    xhr.send((body ?? null) as XMLHttpRequestBodyInit | null);
  });
}

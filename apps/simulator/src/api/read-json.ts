import type { FastifyRequest } from "fastify";

/** Returns the JSON object in a body, whatever its Content-Type; null if there is none. */
export function readJson(request: FastifyRequest): Record<string, unknown> | null {
  if (!Buffer.isBuffer(request.body)) return null;
  try {
    const parsed: unknown = JSON.parse(request.body.toString("utf8"));
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Returns whether the body contains a `\u` escape, which the platform refuses in send calls (40033). */
export function holdsEscapes(request: FastifyRequest): boolean {
  return (
    Buffer.isBuffer(request.body) && /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i.test(request.body.toString("utf8"))
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textAt(value: unknown, key: string): string {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : "";
}

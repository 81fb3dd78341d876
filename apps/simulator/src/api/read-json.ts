import type { FastifyRequest } from "fastify";

/** The JSON object in the body of a call, whatever its Content-Type says; null when there is none. */
export function readJson(request: FastifyRequest): Record<string, unknown> | null {
  if (!Buffer.isBuffer(request.body)) return null;
  try {
    const parsed: unknown = JSON.parse(request.body.toString("utf8"));
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Whether the body contains a `\u` escape, which the platform refuses in send calls (40033). */
export function holdsEscapes(request: FastifyRequest): boolean {
  return (
    Buffer.isBuffer(request.body) && /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i.test(request.body.toString("utf8"))
  );
}

/** Whether `value` is a plain JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The string at `key`; an empty one when there is none. */
export function textAt(value: unknown, key: string): string {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : "";
}

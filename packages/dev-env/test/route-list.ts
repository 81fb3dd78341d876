import type { FastifyInstance } from "fastify";

const line = /^([│├└─ ]*)(\S+)(?: \(([A-Z, -]+)\))?$/;
const indent = 4;

export function listRoutes(fastify: FastifyInstance): string[] {
  const parents: string[] = [];
  const routes: string[] = [];
  for (const text of fastify.printRoutes().split("\n")) {
    const [, lead = "", name = "", methods = ""] = line.exec(text) ?? [];
    if (!name) continue;
    const depth = lead.length / indent;
    parents.length = depth - 1;
    parents.push(name);
    for (const method of methods.split(", "))
      if (/^[A-Z]+$/.test(method) && method !== "HEAD") routes.push(`${method} ${parents.join("")}`);
  }
  return routes.sort();
}

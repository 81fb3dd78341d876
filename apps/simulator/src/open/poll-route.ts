import type { FastifyInstance } from "fastify";
import { textAt } from "../api/read-json.ts";
import type { ScanStatus } from "../scans.ts";
import type { World } from "../world.ts";

const CODES: Record<ScanStatus, number> = {
  waiting: 408,
  scanned: 404,
  confirmed: 405,
  declined: 403,
  expired: 402,
};

/** Registers the long-poll of the QR page, which answers at a change, or 408 after `pollMs`. */
export function pollRoute(app: FastifyInstance, world: World, pollMs: number): void {
  app.get("/connect/l/qrconnect", async (request, reply) => {
    const uuid = textAt(request.query, "uuid");
    const seen: ScanStatus = textAt(request.query, "last") === "404" ? "scanned" : "waiting";
    if (world.scans.find(uuid, world.clock.now())?.status === seen) await world.scans.changed(uuid, pollMs);
    const scan = world.scans.find(uuid, world.clock.now());
    const status = scan?.status ?? "expired";
    const errcode = status === seen ? 408 : CODES[status];
    const code = scan?.code ?? "";
    if (textAt(request.query, "f") !== "json") {
      return reply.type("text/javascript").send(`window.wx_errcode=${errcode};window.wx_code='${code}';`);
    }
    const redirect = status === "declined" && world.switches.declineRedirects;
    return { wx_errcode: errcode, wx_code: code, redirect };
  });
}

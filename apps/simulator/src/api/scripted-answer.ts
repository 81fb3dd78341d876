import type { FastifyReply, FastifyRequest } from "fastify";
import type { SendFault } from "../switches.ts";

const BODIES: Partial<Record<SendFault, { status: number; type: string; body: string }>> = {
  http_500: { status: 500, type: "text/plain", body: "internal error" },
  html: { status: 200, type: "text/html", body: "<html><body>502 Bad Gateway</body></html>" },
  empty: { status: 200, type: "application/json", body: "" },
  cut_json: { status: 200, type: "application/json", body: '{"errcode":0,"err' },
};

/** Answers a call the way no orderly server would: garbled, cut off, or not at all. */
export function answerScripted(request: FastifyRequest, reply: FastifyReply, fault: SendFault): FastifyReply {
  const scripted = BODIES[fault];
  if (scripted) return reply.code(scripted.status).type(scripted.type).send(scripted.body);
  reply.hijack();
  // A hung call keeps its connection until the caller gives up or the simulator stops.
  if (fault === "reset_after" || fault === "reset_before") request.raw.socket.resetAndDestroy();
  return reply;
}

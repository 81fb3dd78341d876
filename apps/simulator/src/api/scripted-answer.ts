import type { FastifyReply, FastifyRequest } from "fastify";
import type { CallEntry } from "../ledger-entry.ts";
import { record } from "../record.ts";
import type { CallFault, SendFault } from "../switches.ts";
import type { World } from "../world.ts";

const BODIES: Partial<Record<SendFault | CallFault, { status: number; type: string; body: string }>> = {
  http_500: { status: 500, type: "text/plain", body: "internal error" },
  html: { status: 200, type: "text/html", body: "<html><body>502 Bad Gateway</body></html>" },
  empty: { status: 200, type: "application/json", body: "" },
  cut_json: { status: 200, type: "application/json", body: '{"errcode":0,"err' },
};

/** Answers a call with a fault: garbled, cut off, or not at all. */
export function answerScripted(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: SendFault | CallFault,
): FastifyReply {
  const scripted = BODIES[fault];
  if (scripted) return reply.code(scripted.status).type(scripted.type).send(scripted.body);
  reply.hijack();
  // A hung call keeps its connection until the caller gives up or the simulator stops.
  if (fault.startsWith("reset")) request.raw.socket.resetAndDestroy();
  return reply;
}

/** Answers and records the active fault for this kind of call; returns null if there is none. */
export function answerFault(
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { call, appId }: Pick<CallEntry, "call" | "appId">,
): FastifyReply | null {
  const fault = world.switches[call === "media_upload" ? "uploadFault" : "tokenFault"];
  if (fault === "normal") return null;
  const at = world.clock.now();
  record(world, { kind: "call", at, appId, openid: null, call, content: "", errcode: null });
  return answerScripted(request, reply, fault);
}

import type { FastifyInstance, FastifyRequest } from "fastify";
import { allowanceAt } from "../allowance.ts";
import type { Phone } from "../phones.ts";
import { record } from "../record.ts";
import { decideTyping, type TypingCommand } from "../typing.ts";
import type { World } from "../world.ts";
import { OK, refuse } from "./answers.ts";
import { authorise } from "./authorise.ts";
import { readJson, textAt } from "./read-json.ts";

type Path = "typing" | "business";

/** Both typing paths; which of them works is a switch (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_typing and older pages differ). */
export function typingRoutes(app: FastifyInstance, world: World): void {
  app.post("/cgi-bin/message/custom/typing", (request) => answer(world, request, "typing"));
  app.post("/cgi-bin/message/custom/business/typing", (request) => answer(world, request, "business"));
}

function answer(world: World, request: FastifyRequest, path: Path) {
  const account = authorise(world, request);
  if ("errcode" in account) return account;
  const body = readJson(request);
  if (!body) return refuse(47001);
  const appId = account.config.appId;
  const openid = textAt(body, "touser");
  const content = textAt(body, "command");
  const errcode = apply(world, path, world.phones.find(appId, openid), content);
  record(world, { kind: "call", at: world.clock.now(), appId, openid, call: "typing", content, errcode });
  return errcode === 0 ? OK : refuse(errcode);
}

function apply(world: World, path: Path, phone: Phone | null, command: string): number {
  const { typingPath, allowanceReading } = world.switches;
  if (typingPath !== "both" && typingPath !== path) return path === "business" ? 40101 : 40200;
  if (command !== "Typing" && command !== "CancelTyping") return 45072;
  if (!phone) return 40003;
  const now = world.clock.now();
  const allowance = allowanceAt(phone.book, allowanceReading, now);
  if (allowance.until <= now) return 45015;
  if (allowance.left === 0) return 45047;
  const verdict = decideTyping(phone, command satisfies TypingCommand, now);
  if (verdict.errcode === 0) phone.typingUntil = verdict.typingUntil;
  return verdict.errcode;
}

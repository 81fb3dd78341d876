import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AccountState } from "../account-state.ts";
import { EMPTY_BOOK, exhaust, spend } from "../allowance.ts";
import type { Phone } from "../phones.ts";
import { record } from "../record.ts";
import type { SendFault } from "../switches.ts";
import type { World } from "../world.ts";
import { OK, refuse } from "./answers.ts";
import { authorise } from "./authorise.ts";
import { type CheckedMessage, checkMessage } from "./check-message.ts";
import { decideSend, refused, type SendDecision } from "./decide-send.ts";
import { holdsEscapes, readJson, textAt } from "./read-json.ts";
import { answerScripted } from "./scripted-answer.ts";

/** `/cgi-bin/message/custom/send` (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage), with whatever fault is switched on. */
export function sendRoute(app: FastifyInstance, world: World): void {
  app.post("/cgi-bin/message/custom/send", (request, reply) => {
    const account = authorise(world, request);
    if ("errcode" in account) return account;
    const body = readJson(request);
    if (!body) return refuse(47001);
    if (holdsEscapes(request)) return refuse(40033);
    const { decision, fault } = accept(world, account, body);
    return answer(request, reply, decision, fault);
  });
}

function accept(world: World, account: AccountState, body: Record<string, unknown>) {
  const now = world.clock.now();
  const appId = account.config.appId;
  const openid = textAt(body, "touser");
  const checked = checkMessage(body, {
    textLimitBytes: world.switches.textLimitBytes,
    hasMedium: (mediaId) => world.media.find(appId, mediaId, now) !== null,
  });
  const phone = world.phones.find(appId, openid);
  const { decision, fault } = decide(world, checked, phone, now);
  if (phone) settle(world, phone, checked, decision);
  const content = "shown" in checked ? contentOf(checked.shown) : "";
  record(world, {
    kind: "send",
    at: now,
    appId,
    openid,
    msgtype: textAt(body, "msgtype"),
    content,
    ...decision,
  });
  return { decision, fault };
}

interface Decided {
  decision: SendDecision;
  fault: SendFault;
}

/** Refuses a malformed call, or one to an unknown openid, without using up the active fault. */
function decide(world: World, checked: CheckedMessage, phone: Phone | null, now: number): Decided {
  if ("errcode" in checked) return { decision: refused(checked.errcode), fault: "normal" };
  if (!phone) return { decision: refused(40003), fault: "normal" };
  const fault = takeFault(world);
  return { decision: decideSend(fault, phone, world.switches, now), fault };
}

function takeFault(world: World): SendFault {
  const fault = world.switches.nextSend;
  if (!world.switches.nextSendSticky) world.switches = { ...world.switches, nextSend: "normal" };
  return fault;
}

function settle(world: World, phone: Phone, checked: CheckedMessage, decision: SendDecision): void {
  if (decision.errcode === 45047) phone.book = exhaust(phone.book);
  if (decision.errcode === 45015) phone.book = EMPTY_BOOK;
  if (!decision.delivered || !("shown" in checked)) return;
  const at = world.clock.now();
  Object.assign(phone, { book: spend(phone.book), exchangeAt: at, typingUntil: 0 });
  world.phones.show(phone, { ...checked.shown, at, from: "shop" });
}

const contentOf = (shown: { title?: string; text: string; imagePath?: string }) =>
  shown.title ?? (shown.text || (shown.imagePath ?? ""));

function answer(request: FastifyRequest, reply: FastifyReply, decision: SendDecision, fault: SendFault) {
  if (decision.errcode === null) return answerScripted(request, reply, fault);
  return decision.errcode === 0 ? OK : refuse(decision.errcode);
}

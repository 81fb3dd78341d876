import { randomBytes } from "node:crypto";
import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Phone } from "../phones.ts";
import type { CustomerActs } from "../push/customer-acts.ts";
import type { World } from "../world.ts";
import { addPhoneSchema, enterSchema, phoneSchema, sayTextSchema, sendCardSchema } from "./schemas.ts";

const PHONE_PATH = "/simulator/api/phones/:appId/:openid";
const IMAGE_LIMIT_BYTES = 20 * 1024 * 1024;

export async function phoneRoutes(app: FastifyInstance, world: World, acts: CustomerActs): Promise<void> {
  await app.register(multipart, { limits: { fileSize: IMAGE_LIMIT_BYTES, files: 1 } });
  const started = (push: Promise<unknown>) => {
    push.catch((error: unknown) => world.log.warn({ error: String(error) }, "A push failed"));
    return { ok: true };
  };

  app.post("/simulator/api/phones", (request) => {
    const { appId, openid = newOpenid(), ...given } = addPhoneSchema.parse(request.body);
    if (!world.accounts.has(appId)) throw unknown("appId");
    const phone = world.phones.ensure(appId, openid, { ...definedOnly(given), shown: true });
    world.changed();
    return { ok: true, openid: phone.openid };
  });
  app.post(`${PHONE_PATH}/say`, (request) =>
    started(acts.sayText(getPhone(world, request.params), sayTextSchema.parse(request.body).text)),
  );
  app.post(`${PHONE_PATH}/card`, (request) =>
    started(acts.sendCard(getPhone(world, request.params), sendCardSchema.parse(request.body))),
  );
  app.post(`${PHONE_PATH}/enter`, (request) => {
    const phone = getPhone(world, request.params);
    const { sessionFrom = phone.sessionFrom } = enterSchema.parse(request.body ?? {});
    return started(acts.enter(phone, sessionFrom));
  });
  app.post(`${PHONE_PATH}/image`, async (request) => {
    const phone = getPhone(world, request.params);
    const part = await request.file();
    if (!part) throw unknown("file");
    return started(acts.sayImage(phone, await part.toBuffer()));
  });
}

const newOpenid = () => `o9AgO5${randomBytes(16).toString("base64url")}`.slice(0, 28);

const unknown = (name: string) =>
  new z.ZodError([{ code: "custom", path: [name], message: "unknown", input: undefined }]);

function getPhone(world: World, params: unknown): Phone {
  const { appId, openid } = phoneSchema.parse(params);
  const phone = world.phones.find(appId, openid);
  if (!phone) throw unknown("openid");
  return phone;
}

function definedOnly(fields: { name?: string | undefined; sessionFrom?: string | undefined }) {
  return {
    ...(fields.name === undefined ? {} : { name: fields.name }),
    ...(fields.sessionFrom === undefined ? {} : { sessionFrom: fields.sessionFrom }),
  };
}

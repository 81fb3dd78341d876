import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { AccountState } from "../account-state.ts";
import { setSwitches } from "../set-switches.ts";
import type { World } from "../world.ts";
import { accountSchema, addPersonSchema, appSchema, clockSchema, outageSchema } from "./schemas.ts";

export function commandRoutes(app: FastifyInstance, world: World): void {
  app.post("/simulator/api/switches", (request) => done(world, () => setSwitches(world, request.body)));
  app.post("/simulator/api/clock", (request) => {
    const { advanceMs, rate } = clockSchema.parse(request.body);
    if (rate !== undefined) world.clock.setRate(rate);
    if (advanceMs !== undefined) world.clock.advance(advanceMs);
    return { ok: true, now: world.clock.now() };
  });
  app.post("/simulator/api/tokens/revoke", (request) =>
    done(world, () => findAccount(world, appSchema.parse(request.body).appId)?.tokens.revokeAll()),
  );
  app.post("/simulator/api/outage", (request) =>
    done(world, () => {
      world.downUntil = world.clock.now() + outageSchema.parse(request.body).seconds * 1000;
    }),
  );
  app.post("/simulator/api/accounts/:appId", (request) =>
    done(world, () => {
      const account = findAccount(world, appSchema.parse(request.params).appId);
      if (account) Object.assign(account.config, accountSchema.parse(request.body));
    }),
  );
  app.post("/simulator/api/people", (request) => {
    const id = randomBytes(8).toString("hex");
    const { name, unionid = `u${id}`, openid = `w${id}` } = addPersonSchema.parse(request.body);
    world.people.push({ name, unionid, openid });
    world.changed();
    return { ok: true, unionid };
  });
}

function findAccount(world: World, appId: string): AccountState | null {
  return world.accounts.get(appId) ?? null;
}

function done(world: World, change: () => void): { ok: true } {
  change();
  world.changed();
  return { ok: true };
}

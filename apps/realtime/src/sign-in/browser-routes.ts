import { browserParams, browsersAnswer } from "@jieru/shared/protocol/browsers";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Context } from "../base/context.ts";
import { listBrowsers } from "./browsers.ts";
import type { SignIn } from "./sign-in.ts";

export interface BrowserRoutesOptions {
  context: Pick<Context, "pool" | "clock">;
  signIn: Pick<SignIn, "confirm" | "endElsewhere">;
}

const path = "/api/me/browsers";
const config = { access: "signed_in" } as const;

export async function browserRoutes(
  instance: FastifyInstance,
  { context: { pool, clock }, signIn }: BrowserRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    path,
    { config, schema: { summary: "List your signed-in browsers", response: { 200: browsersAnswer } } },
    async ({ principal }) => ({ browsers: await listBrowsers(pool, principal, clock.now()) }),
  );

  app.post(
    `${path}/:browserId/known`,
    {
      config,
      schema: {
        summary: "Confirm that a new browser is yours",
        params: browserParams,
      },
    },
    async ({ params: { browserId }, principal }, reply) => {
      await signIn.confirm(principal, browserId);
      return reply.code(204).send();
    },
  );

  app.delete(
    `${path}/:browserId`,
    { config, schema: { summary: "Sign out and forget another browser", params: browserParams } },
    async ({ params: { browserId }, principal, ip }, reply) => {
      await signIn.endElsewhere({ ...principal, ip }, browserId);
      return reply.code(204).send();
    },
  );

  app.delete(
    path,
    { config, schema: { summary: "Sign out and forget all other browsers" } },
    async ({ principal, ip }, reply) => {
      await signIn.endElsewhere({ ...principal, ip }, null);
      return reply.code(204).send();
    },
  );
}

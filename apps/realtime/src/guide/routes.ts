import { guideAnswer, guideBody } from "@jieru/shared/protocol/guide";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { readGuide, saveGuide } from "./guides.ts";

export interface GuideRoutesOptions {
  pool: Pool;
  clock: Clock;
  phonesUrl: string | null;
}

const path = "/api/me/guide";
const config = { access: "signed_in" } as const;

export async function guideRoutes(
  instance: FastifyInstance,
  { pool, clock, phonesUrl }: GuideRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    path,
    {
      config,
      schema: { summary: "Get your progress in the first steps", response: { 200: guideAnswer } },
    },
    async ({ principal: { agentId } }) => ({ guide: await readGuide(pool, agentId), phonesUrl }),
  );
  app.put(
    path,
    {
      config,
      schema: {
        summary: "Save your progress in the first steps, or dismiss them",
        body: guideBody,
        response: { 200: guideAnswer },
      },
    },
    async ({ body, principal: { agentId } }) => {
      await saveGuide(pool, agentId, body, clock.now());
      return { guide: await readGuide(pool, agentId), phonesUrl };
    },
  );
}

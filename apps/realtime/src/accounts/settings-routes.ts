import { keptRatingText, sentRatingText } from "@jieru/shared/domain/rating";
import { byteLength, textLimitBytes } from "@jieru/shared/domain/text-limit";
import { accountAnswer, params, settingsBody } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { runRecorded } from "../audit/run-recorded.ts";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import type { AccountChange } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { presentAccount } from "../presenters/present.ts";
import type { RatingLinks } from "../ratings/links.ts";

export interface SettingsRoutesOptions {
  lanes: Lanes;
  clock: Clock;
  links: Pick<RatingLinks, "sample">;
}

/** [CR1] Checks the question's length as sent to WeChat. */
function refuseTooLong({ ratingRequest }: AccountChange, link: string): void {
  if (!ratingRequest) return;
  const bytes = byteLength(sentRatingText(keptRatingText(ratingRequest.text), link));
  if (bytes > textLimitBytes) throw new Refused({ refusal: "text_too_long", bytes, limit: textLimitBytes });
}

export async function settingsRoutes(
  instance: FastifyInstance,
  { lanes, clock, links }: SettingsRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.patch(
    "/api/accounts/:accountId/settings",
    {
      config: { access: "admin" },
      schema: {
        summary: "Change the settings of the account",
        params: params.account,
        body: settingsBody,
        response: { 200: accountAnswer },
      },
    },
    async ({ params: { accountId }, body, principal: { agentId }, ip }) => {
      const change = body as AccountChange; // JSON has no undefined
      refuseTooLong(change, links.sample);
      const about = Object.keys(change).sort().join(" ");
      const entry = { accountId, agentId, about, ip, at: clock.now() };
      const desk = await runRecorded(
        lanes,
        { do: "change_account", by: agentId, change },
        { what: "settings_changed", ...entry },
      );
      return { account: presentAccount(desk.account, { role: "admin" }) };
    },
  );
}

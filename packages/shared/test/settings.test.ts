import { expect, it } from "vitest";
import { accountSettings, initialSettings } from "../src/domain/settings.ts";

const [minute, hour] = [60_000, 3_600_000];

it("[SE3] [AG3] [AL1] [RT1] [AL4] an account begins with half an hour, three minutes, five minutes, and keeps for ever", () => {
  expect(initialSettings).toMatchObject({
    reactivateAfterMs: hour / 2,
    graceMs: 3 * minute,
    waitTargetMs: 5 * minute,
    keepMessagesDays: null,
    pushSilenceMs: null,
  });
});

it("[RT1] what was said is kept for a week at least, and for ten years at most", () => {
  const isTaken = (keepMessagesDays: number) =>
    accountSettings.shape.keepMessagesDays.safeParse(keepMessagesDays).success;
  expect([6, 7, 3_650, 3_651].map(isTaken)).toEqual([false, true, true, false]);
});

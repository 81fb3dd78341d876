import { measureAcknowledge } from "./acknowledge.ts";
import { measureBundle } from "./bundle.ts";
import { measureCrowded } from "./crowded.ts";
import type { Figure } from "./figure.ts";
import { measureIdle } from "./idle.ts";
import { measureIngest, measureIngestOfTen } from "./ingest.ts";
import { measureInteraction } from "./interaction.ts";
import { measureLatency } from "./latency.ts";
import { measurePainted } from "./painted.ts";
import { measureRace } from "./race.ts";
import { measureRefusals } from "./refusals.ts";
import { measureReplies } from "./replies.ts";
import { measureReports } from "./reports.ts";
import { measureScroll } from "./scroll.ts";
import { measureSearch } from "./search.ts";
import { measureSize } from "./size.ts";
import { measureStorage } from "./storage.ts";
import { measureStorm } from "./storm.ts";

export const parts: Record<string, () => Promise<Figure[]>> = {
  bundle: measureBundle,
  ingest: measureIngest,
  "ingest-10": measureIngestOfTen,
  latency: measureLatency,
  acknowledge: measureAcknowledge,
  replies: measureReplies,
  race: measureRace,
  painted: measurePainted,
  scroll: measureScroll,
  interaction: measureInteraction,
  size: measureSize,
  search: measureSearch,
  reports: measureReports,
  crowded: measureCrowded,
  storage: measureStorage,
  storm: measureStorm,
  idle: measureIdle,
  refusals: measureRefusals,
};

import type { CampaignResult } from "../campaign.ts";
import { resultTable } from "../report.ts";
import { table } from "../table.ts";
import { type Drift, isTooMuch } from "./drift.ts";
import { watched } from "./watch.ts";

export interface Soak {
  result: CampaignResult;
  drifts: readonly Drift[];
}

const shown = ({ figure }: Drift, value: number): string =>
  figure.endsWith("_bytes") ? `${(value / 1_048_576).toFixed(1)} MiB` : String(Math.round(value));

export const driftTable = (drifts: readonly Drift[]): string =>
  table(
    ["of the server, what nine of ten looks lie above", "in the second quarter", "in the last", "grew by"],
    drifts.map((drift) => [
      watched[drift.figure],
      shown(drift, drift.before),
      shown(drift, drift.after),
      `${(100 * drift.grew).toFixed(1)} %${isTooMuch(drift) ? " **(too much)**" : ""}`,
    ]),
  );

export const soakSection = ({ result, drifts }: Soak, command: string, date: string): string => `
Written by \`${command}\`, ${date}. One server runs under the campaign's load without a restart, to find memory and sockets that are
never released. **${result.violations.length} violations.**

${driftTable(drifts)}

${resultTable([result])}
`;

/** [RP7] A report as a file that the browser keeps. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ReportRows } from "@jieru/shared/protocol/reports";
import { request } from "../../data/http/http.ts";
import { fileIn, keepFile } from "../../data/http/keep-file.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import type { Range } from "./range.ts";

const readFile = async (response: Response): Promise<File> =>
  fileIn(response, await response.blob(), "report.csv");

/** Asked for like everything else, and not by a link: a link would be followed by whoever is signed in by then (SI6). */
export async function takeReport(
  accountId: AccountId,
  range: Range,
  rows: ReportRows,
): Promise<Outcome<File>> {
  const path = paths.reportFile(accountId, { ...range, rows, language: currentLanguage() });
  const outcome = await request<File>("GET", path, { read: readFile });
  if (outcome.ok) keepFile(outcome.value);
  return outcome;
}

import type { AccountId } from "@jieru/shared/domain/ids";
import type { ReportRows } from "@jieru/shared/protocol/reports";
import { request } from "../../data/http/http.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { fileFromResponse, saveFile } from "../../data/http/save-file.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import type { Range } from "./range.ts";

const readFile = async (response: Response): Promise<File> =>
  fileFromResponse(response, await response.blob(), "report.csv");

/** Uses a request instead of a link, which would be followed by whichever agent is signed in by then (SI6). */
export async function downloadReport(
  accountId: AccountId,
  range: Range,
  rows: ReportRows,
): Promise<Outcome<File>> {
  const path = paths.reportFile(accountId, { ...range, rows, language: currentLanguage() });
  const outcome = await request<File>("GET", path, { read: readFile });
  if (outcome.ok) saveFile(outcome.value);
  return outcome;
}

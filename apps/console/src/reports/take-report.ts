/** [RP7] A report as a file that the browser keeps. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ReportRows } from "@jieru/shared/protocol/reports";
import { request } from "../api/http.ts";
import { paths } from "../api/paths.ts";
import { currentLanguage } from "../i18n/i18n.ts";
import type { Outcome } from "../state/outcome.ts";
import type { Range } from "./range.ts";

/** As the server calls it. */
const readFile = async (response: Response): Promise<File> => {
  const [, name = "report.csv"] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return new File([await response.blob()], name);
};

/** Asked for like everything else, and not by a link: a link would be followed by whoever is signed in by then (SI6). */
export async function takeReport(
  accountId: AccountId,
  range: Range,
  rows: ReportRows,
): Promise<Outcome<File>> {
  const path = paths.reportFile(accountId, { ...range, rows, language: currentLanguage() });
  const outcome = await request<File>("GET", path, { read: readFile });
  if (outcome.ok) keep(outcome.value);
  return outcome;
}

function keep(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has taken it over by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

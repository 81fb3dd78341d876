/** Why a backup cannot be made or used, in one sentence for whoever asked for it. */
export class BackupUnusable extends Error {
  override name = "BackupUnusable";
}

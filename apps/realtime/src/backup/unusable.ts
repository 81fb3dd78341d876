/** Why a backup cannot be made or used, in one sentence for the operator. */
export class BackupUnusable extends Error {
  override name = "BackupUnusable";
}

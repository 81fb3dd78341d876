/** One sentence for the operator. */
export class BackupUnusable extends Error {
  override name = "BackupUnusable";
}

/** A line by which PostgreSQL's programs say why they end, without what stands before it. */
const reason = /^.*?\b(?:FATAL|PANIC|error|fatal):\s+(.*)$/;

/** Why one of PostgreSQL's programs ended, by what it said; all of that where it gave no reason. */
export function lastWordsIn(said: string): string {
  const lines = said.trim().split("\n");
  return lines.map((line) => reason.exec(line)?.[1]).find(Boolean) ?? lines.join(" / ");
}

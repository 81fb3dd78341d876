/** Words in which a message sets some apart: "还可回复 <b>3</b> 条". Nothing else in them is markup. */
export function Emphasised({ words }: { words: string }) {
  const parts = words.split(/<b>(.*?)<\/b>/);
  return parts.map((part, n) => (n % 2 ? <b key={part}>{part}</b> : part));
}

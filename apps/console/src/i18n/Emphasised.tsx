/** Renders a message with emphasis: "还可回复 <b>3</b> 条". Other markup is shown as text. */
export function Emphasised({ words }: { words: string }) {
  const parts = words.split(/<b>(.*?)<\/b>/);
  return parts.map((part, n) => (n % 2 ? <b key={part}>{part}</b> : part));
}

/** State of one console of the crowd: its position in the feed, and the data for its snapshot. */
import { applyFrame, type Frame, type Snapshot } from "@jieru/shared/domain/snapshot";

const head = /^\["events",\{"accountId":"[^"]*","from":(\d+),"to":(\d+),"now":\d+,"events":\[(\]?)/;
const textIds = /"text":"(\d{17}) /g;

const frameOf = (bytes: Buffer): Frame => (JSON.parse(bytes.toString()) as ["events", Frame])[1];

export class FeedReader {
  seq: number;
  frames = 0;
  lines = 0;
  #gap = false;
  readonly #snapshot: string;
  readonly #keeps: boolean;
  readonly #onText: ((id: string) => void) | null;
  #kept: Buffer[] = [];
  #line: Buffer | null = null;

  constructor(
    snapshot: string,
    { keeps, onText }: { keeps: boolean; onText: ((id: string) => void) | null },
  ) {
    this.#snapshot = keeps ? snapshot : "";
    this.#keeps = keeps;
    this.#onText = onText;
    this.seq = Number(/"seq":(\d+)/.exec(snapshot)?.[1]);
  }

  read(frame: Buffer): void {
    const found = head.exec(frame.toString("latin1", 0, 200));
    if (!found) throw new Error("a frame does not begin as frames do");
    const [, from, to, empty] = found;
    this.frames++;
    if (Number(from) > this.seq) this.#gap = true;
    this.seq = Math.max(this.seq, Number(to));
    const tail = empty ? (found[0] as string).length : 0;
    const line = empty ? frame.length > tail + 3 : frame.includes('"waiting":{"count"');
    if (line) this.lines++;
    if (this.#keeps) this.#keep(frame, Boolean(empty), line);
    if (!empty && this.#onText)
      for (const [, id] of frame.toString().matchAll(textIds)) this.#onText(id as string);
  }

  #keep(frame: Buffer, empty: boolean, line: boolean): void {
    if (!empty) this.#kept.push(Buffer.from(frame));
    if (line) this.#line = empty ? Buffer.from(frame) : null;
  }

  /** Returns the snapshot, computed with the console's `applyFrame`; null if a frame was missed. */
  snapshot(): Snapshot | null {
    if (this.#gap) return null;
    let held = JSON.parse(this.#snapshot) as Snapshot;
    for (const bytes of this.#kept) {
      const frame = frameOf(bytes);
      const next = applyFrame(held, { ...frame, from: Math.min(frame.from, held.seq) });
      if (next !== "gap") held = next;
    }
    const waiting = this.#line && frameOf(this.#line).waiting;
    return { ...held, seq: this.seq, ...(waiting && { waiting }) };
  }
}

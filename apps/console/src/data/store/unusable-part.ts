import { type ReceivedName, unusablePart } from "@jieru/shared/protocol/received";

/** [FD17] What the server has sent lacks a part, or a part has another type. `part` names it, never its value. */
export class UnusablePart extends Error {
  override name = "UnusablePart";
  readonly part: string;

  constructor(part: string) {
    super(part);
    this.part = part;
  }
}

/** [FD17] Reports a part that the console cannot use, and returns the error; null if everything can be used. */
export function reportUnusable(name: ReceivedName, received: unknown): UnusablePart | null {
  const part = unusablePart(name, received);
  if (part === null) return null;
  const error = new UnusablePart(`${name}:${part}`);
  reportError(error);
  return error;
}

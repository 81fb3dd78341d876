/** [KB3] What was typed into a box that stands in for one that is still being fetched: it begins with that. */
let typed = "";

export function typeAhead(text: string): void {
  typed = text;
}

export const typedAhead = (): string => typed;

/**
 * [DW9] Where drawing is slow, what arrives is drawn in two turns, with room for a key in between. Who shows much of the desk
 * (the list) goes second; all others go first. What a press changes is drawn whole, at once.
 */
let splitting = false;
const second = new Set<() => void>();

/** Draws now, or with the second turn of what is being applied. */
export function drawInTurn(draw: () => void): void {
  if (splitting) second.add(draw);
  else draw();
}

/** Applies and draws what goes first; tells whether anything is left. */
export function firstTurn(apply: () => void): boolean {
  splitting = true;
  try {
    apply();
  } finally {
    splitting = false;
  }
  return second.size > 0;
}

/** Draws what has been left of the first turn. */
export function secondTurn(): void {
  const left = [...second];
  second.clear();
  for (const draw of left) draw();
}

let gathering: Set<() => void> | null = null;

/** [DW1] Tells now, or once when all that is being applied together is in, however many frames it was. */
export function tellOnce(tell: () => void): void {
  if (gathering) gathering.add(tell);
  else tell();
}

/** Listeners told by `tellOnce` hear once, at the end, of everything this applies. */
export function tellTogether(apply: () => void): void {
  const told = new Set<() => void>();
  gathering = told;
  try {
    apply();
  } finally {
    gathering = null;
    for (const tell of told) tell();
  }
}

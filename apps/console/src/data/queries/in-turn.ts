/** One after the other: of two changes of the same thing, the last one pressed must be the last one kept. */
export function createTurn(): <T>(send: () => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve();
  return (send) => {
    const answer = turn.then(send);
    turn = answer.catch(() => undefined); // what broke is its sender's to hear, and keeps nobody behind it
    return answer;
  };
}

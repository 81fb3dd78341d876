/** Returns a function that sends one request after the other, so that the last press wins. */
export function createSerializer(): <T>(send: () => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve();
  return (send) => {
    const answer = turn.then(send);
    turn = answer.catch(() => undefined); // a failure must not block later requests
    return answer;
  };
}

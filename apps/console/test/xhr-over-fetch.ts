/** Sends uploads through the test's `fetch`, as jsdom has no server. */
export class XhrOverFetch {
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = {
    onprogress: null,
  };
  onload = (): void => undefined;
  onerror = (): void => undefined;
  onabort = (): void => undefined;
  status = 0;
  responseText = "";
  readonly #abort = new AbortController();
  readonly #headers: Record<string, string> = {};
  #method = "";
  #path = "";

  open(method: string, path: string): void {
    this.#method = method;
    this.#path = path;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  send(body: FormData): void {
    const { signal } = this.#abort;
    const answered = fetch(this.#path, { method: this.#method, headers: this.#headers, body, signal });
    void answered.then(
      (answer) => this.#take(answer),
      () => signal.aborted || this.onerror(),
    );
  }

  abort(): void {
    this.#abort.abort();
    this.onabort();
  }

  async #take(answer: Response): Promise<void> {
    this.status = answer.status;
    this.responseText = await answer.text();
    if (!this.#abort.signal.aborted) this.onload();
  }
}

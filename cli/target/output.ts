/** What a console says, for whoever listens. Until the first listener is there it is kept, so that nothing of a boot is lost. */
export class Output {
  private readonly listeners = new Set<(text: string) => void>();
  /** What has been said too early; undefined once it was delivered. */
  private early: string | undefined = '';

  say(text: string): void {
    if (this.early !== undefined) this.early += text;
    else for (const listener of this.listeners) listener(text);
  }

  /** Calls back with everything from now on; returns how to stop that. The first listeners also hear what was said before. */
  listen(listener: (text: string) => void): () => void {
    this.listeners.add(listener);
    // Later, so that all who begin to listen together hear the same.
    setImmediate(() => this.deliver());
    return () => void this.listeners.delete(listener);
  }

  /** What was said before anybody listened is of no interest. */
  forget(): void {
    if (this.early !== undefined) this.early = '';
  }

  private deliver(): void {
    const text = this.early;
    this.early = undefined;
    if (text) this.say(text);
  }
}

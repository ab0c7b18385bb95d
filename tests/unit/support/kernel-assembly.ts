/** What the kernel has in assembly, on the host. */

/** `reloaded` gets the threads whose regions had to be loaded while they ran. */
export function provideAssembly(reloaded: unknown[]): void {
  host.extern('idleLoop', () => undefined);
  host.extern('copyBytes', (to, from, length) => {
    if (length === 0) return;
    host.memory
      .writableBytes(to as number, length as number)
      .set(host.memory.readableBytes(from as number, length as number));
  });
  host.extern('fillWords', (start, length, value) => {
    for (let offset = 0; offset < (length as number); offset += 4)
      host.memory.store((start as number) + offset, value as number, 4);
  });
  // What is kept for a post-mortem is looked at where assembly runs: tests/board/post-mortem.test.ts.
  host.extern('copyPieces', () => undefined);
  host.extern('reloadRegions', (thread) => reloaded.push(thread as number));
}

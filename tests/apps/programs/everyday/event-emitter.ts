/** An event emitter: on, once, off. */
type Listener = (payload: string) => void;

class EventEmitter {
  private listeners: Record<string, Listener[]> = {};

  on(event: string, listener: Listener): () => void {
    (this.listeners[event] ??= []).push(listener);
    return () => this.off(event, listener);
  }

  once(event: string, listener: Listener): void {
    const stop = this.on(event, (payload) => {
      stop();
      listener(payload);
    });
  }

  off(event: string, listener: Listener): void {
    const list = this.listeners[event];
    if (!list) return;
    this.listeners[event] = list.filter((other) => other !== listener);
  }

  emit(event: string, payload: string): number {
    const list = this.listeners[event] ?? [];
    list.slice().forEach((listener) => listener(payload));
    return list.length;
  }
}

const emitter = new EventEmitter();
const received: string[] = [];

export function onStart(): void {
  const stop = emitter.on('data', (payload) => received.push('first ' + payload));
  emitter.on('data', (payload) => {
    received.push('second ' + payload);
  });
  emitter.once('data', (payload) => console.log('only once:', payload));
  console.log(emitter.emit('data', 'a'));
  stop();
  console.log(emitter.emit('data', 'b'));
  console.log(emitter.emit('nothing', 'c'));
  console.log(received.join(', '));
}

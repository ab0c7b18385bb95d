/** A small recording for tests: a shell asks ping, which calls pong twice; the second answer comes late, and events were lost between. */
import { IDLE, makeRecording, type Recording, type TraceEvent } from '../../cli/trace/recording';

export function exampleRecording(more: readonly TraceEvent[] = []): Recording {
  const exchange = { label: 1, name: 'Pong.exchange' };
  const events: TraceEvent[] = [
    { time: 0, kind: 'boot', process: IDLE },
    { time: 1.5, kind: 'start', process: 'pong', label: 1 },
    { time: 2, kind: 'switch', process: IDLE, peer: 'shell' },
    { time: 10, kind: 'call', process: 'shell', peer: 'ping', label: 1, name: 'Ping.run', switches: true },
    { time: 12, kind: 'call', process: 'ping', peer: 'pong', ...exchange, switches: true },
    { time: 13.25, kind: 'reply', process: 'pong', peer: 'ping', label: 0, name: 'none', switches: true },
    { time: 40, kind: 'switch', process: 'ping', peer: 'console', lost: 7 },
    { time: 41, kind: 'call', process: 'ping', peer: 'pong', ...exchange },
    { time: 43, kind: 'receive', process: 'pong', peer: 'ping', ...exchange },
    { time: 50, kind: 'reply', process: 'pong', peer: 'ping', label: 5, name: 'denied' },
    { time: 51, kind: 'switch', process: 'pong', peer: 'ping' },
    ...more,
  ];
  const processes = ['console', 'pong', 'ping', 'shell'];
  return makeRecording({ system: 'example', clock: { hertz: 168_000_000 }, processes, lost: 7, events });
}
